using Campaigns.Data;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.FeatureSettings;

/// <summary>The stored settings in memory, one for the process and all its shells, so that reading them costs nothing.</summary>
internal sealed class SettingsSnapshot(DatabaseOptions database)
{
    /// <summary>Key in <c>core_state</c> of a mark that every change renews; other processes look at it.</summary>
    public const string Mark = "settings-mark";

    private volatile IReadOnlyDictionary<string, StoredSettings> _stored = new Dictionary<string, StoredSettings>();

    /// <summary>The mark of what was read last; null when nobody changed anything.</summary>
    public string? Seen { get; private set; }

    /// <summary>The stored values; null when the defaults hold. The same object until they change.</summary>
    public StoredSettings? Of(string key) => _stored.GetValueOrDefault(key);

    /// <summary>Reads everything again.</summary>
    public async Task Load(CancellationToken ct)
    {
        await using var db = CoreDbContext.Open(database);
        if (!await db.HasTable("core_setting", ct)) return;

        // The mark first: a change between the two reads is read now and once more at the next look.
        var mark = await db.State.AsNoTracking().Where(s => s.Key == Mark).Select(s => s.Value).SingleOrDefaultAsync(ct);
        var before = _stored;
        var rows = await db.Settings.AsNoTracking().ToListAsync(ct);
        _stored = rows.ToDictionary(r => r.Key, r => before.GetValueOrDefault(r.Key) is { } same && same.Version == r.Version && same.Values == r.Values ? same : new(r.Values, r.Version));
        Seen = mark;
    }
}

/// <summary>Values of one group as stored.</summary>
internal sealed record StoredSettings(string Values, int Version);
