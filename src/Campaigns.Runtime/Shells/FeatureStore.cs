using Campaigns.Data;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Runtime.Shells;

/// <summary>Which features were switched on or off, for all processes on this database. In-tree ones are on, unless they say otherwise,
/// and drop-ins off until somebody switches them.</summary>
internal sealed class FeatureStore(DatabaseOptions database, IHostEnvironment environment)
{
    /// <summary>Key in <c>core_state</c> of a mark that every switch renews; other processes look at it.</summary>
    public const string Mark = "features-mark";

    private volatile HashSet<string> _decided = [];

    /// <summary>Whether somebody has ever switched it, as far as this process knows.</summary>
    public bool Decided(string featureId) => _decided.Contains(featureId);

    /// <summary>What is wanted, and the mark it was read under; null when nobody switched anything.</summary>
    public async Task<(HashSet<string> Wanted, string? Mark)> Wanted(ModuleCatalog catalog)
    {
        await using var db = CoreDbContext.Open(database);
        if (!await db.HasTable("core_feature", CancellationToken.None)) return (Wanted(catalog, []), null);

        // The mark first: a switch between the two reads is followed once more at the next look.
        var mark = await db.State.AsNoTracking().Where(s => s.Key == Mark).Select(s => s.Value).SingleOrDefaultAsync();
        var rows = await db.Features.AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.On);
        _decided = [.. rows.Keys];
        return (Wanted(catalog, rows), mark);
    }

    /// <summary>Keeps a switch: only what it changed, so that a switch of another feature in another process stays. Answers the new mark, or
    /// an empty one when another process switched something since: then there is more to follow.</summary>
    /// <param name="changed">Features to their new state.</param>
    /// <param name="seen">The mark that the caller follows.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<string> Save(IReadOnlyDictionary<string, bool> changed, string? seen, CancellationToken ct)
    {
        await using var db = CoreDbContext.Open(database);
        db.DatabaseSettings = database;
        await using var turn = await db.LockNamesAsync(["core.features"], ct);
        var rows = await db.Features.ToDictionaryAsync(r => r.Id, ct);
        foreach (var (id, on) in changed)
        {
            if (rows.TryGetValue(id, out var row)) row.On = on;
            else db.Features.Add(new() { Id = id, On = on });
        }

        var mark = Guid.CreateVersion7().ToString();
        var state = await db.State.SingleOrDefaultAsync(s => s.Key == Mark, ct);
        var alone = state?.Value == seen;
        if (state is not null) state.Value = mark;
        else db.State.Add(new() { Key = Mark, Value = mark });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        _decided = [.. rows.Keys, .. changed.Keys];
        return alone ? mark : "";
    }

    private HashSet<string> Wanted(ModuleCatalog catalog, Dictionary<string, bool> rows) =>
        [.. catalog.Modules.SelectMany(m => m.Features.Where(f => rows.TryGetValue(f.Id, out var on) ? on : m.Folder is null && (!f.StartsOff || environment.IsEnvironment("Testing")))).Select(f => f.Id)];
}
