using Campaigns.Data;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.FeatureSettings;

/// <summary>The stored settings in memory, one for the process and all its shells, so that reading them costs nothing.</summary>
internal sealed class SettingsSnapshot(DatabaseOptions database)
{
    /// <summary>Key in <c>core_state</c> of a mark that every change renews; other processes look at it.</summary>
    public const string Mark = "settings-mark";

    private readonly SemaphoreSlim _turn = new(1);
    private volatile IReadOnlyDictionary<string, StoredSettings> _stored = new Dictionary<string, StoredSettings>();

    /// <summary>The mark of what was read last; null when nobody changed anything.</summary>
    public string? Seen { get; private set; }

    /// <summary>The stored values; null when the defaults hold. The same object until they change.</summary>
    public StoredSettings? Of(string key) => _stored.GetValueOrDefault(key);

    /// <summary>Reads everything again. One after the other: whoever began before a change and ends after the one who made it would put back what
    /// held before.</summary>
    public async Task Load(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            Keep(await Read(ct));
        }
        finally
        {
            _turn.Release();
        }
    }

    internal async Task<SettingsAsRead?> Read(CancellationToken ct)
    {
        await using var db = CoreDbContext.Open(database);
        if (!await db.HasTable("core_setting", ct)) return null;

        // The mark first: a change between the two reads is read now and once more at the next look.
        var mark = await db.State.AsNoTracking().Where(s => s.Key == Mark).Select(s => s.Value).SingleOrDefaultAsync(ct);
        return new(mark, await db.Settings.AsNoTracking().ToListAsync(ct));
    }

    internal void Keep(SettingsAsRead? read)
    {
        if (read is null) return;
        var before = _stored;
        _stored = read.Rows.ToDictionary(r => r.Key, r => before.GetValueOrDefault(r.Key) is { } same && same.Version == r.Version && same.Values == r.Values ? same : new(r.Values, r.Version));
        Seen = read.Mark;
    }
}

/// <summary>The stored settings and the mark that stood before them.</summary>
internal sealed record SettingsAsRead(string? Mark, IReadOnlyList<SettingRow> Rows);

/// <summary>Values of one group as stored.</summary>
internal sealed record StoredSettings(string Values, int Version);
