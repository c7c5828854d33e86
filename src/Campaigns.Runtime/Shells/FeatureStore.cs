using Campaigns.Data;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.Shells;

/// <summary>Which features were switched on or off. In-tree ones are on and drop-ins off until somebody says otherwise.</summary>
internal sealed class FeatureStore(DatabaseOptions database)
{
    public async Task<HashSet<string>> Wanted(ModuleCatalog catalog)
    {
        var rows = await Read();
        return [.. catalog.Modules.SelectMany(m => m.Features.Where(f => rows.TryGetValue(f.Id, out var on) ? on : m.Folder is null)).Select(f => f.Id)];
    }

    public async Task Save(string switched, HashSet<string> on, CancellationToken ct)
    {
        await using var db = Open();
        var rows = await db.Features.ToDictionaryAsync(r => r.Id, ct);
        foreach (var id in on.Append(switched).Distinct())
        {
            if (rows.TryGetValue(id, out var row)) row.On = on.Contains(id);
            else db.Features.Add(new() { Id = id, On = on.Contains(id) });
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task<Dictionary<string, bool>> Read()
    {
        await using var db = Open();
        return await db.HasTable("core_feature", CancellationToken.None) ? await db.Features.AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.On) : [];
    }

    private CoreDbContext Open() => database.Provider == DatabaseProvider.Sqlite
        ? DesignTime.Create<CoreOnSqlite>(database)
        : DesignTime.Create<CoreOnPostgres>(database);
}
