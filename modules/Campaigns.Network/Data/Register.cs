using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Data;

/// <summary>What is read whole and often.</summary>
/// <param name="Units">All units of all days.</param>
/// <param name="Holidays">All holidays.</param>
internal sealed record Registered(UnitTree Units, IReadOnlyList<Holiday> Holidays);

/// <summary>Keeps it for all requests of a shell until somebody changes it.</summary>
internal sealed class Snapshot
{
    private readonly Lock _change = new();
    private Registered? _kept;
    private int _generation;

    public async ValueTask<Registered> Get(Func<CancellationToken, Task<Registered>> load, CancellationToken ct)
    {
        if (Volatile.Read(ref _kept) is { } kept) return kept;
        var generation = Volatile.Read(ref _generation);
        var loaded = await load(ct);
        lock (_change)
        {
            // An empty register is one that another process is about to fill; what was read before a change is old.
            if (loaded.Units.All.Count > 0 && generation == _generation) Volatile.Write(ref _kept, loaded);
        }

        return loaded;
    }

    /// <summary>To be called after the rows were changed.</summary>
    public void Forget()
    {
        lock (_change)
        {
            _generation++;
            _kept = null;
        }
    }
}

/// <summary>The register of units and holidays as a request sees it.</summary>
internal sealed class Register(NetworkDbContext db, Snapshot snapshot)
{
    public async ValueTask<UnitTree> Units(CancellationToken ct) => (await snapshot.Get(Load, ct)).Units;

    public async ValueTask<IReadOnlyList<Holiday>> Holidays(CancellationToken ct) => (await snapshot.Get(Load, ct)).Holidays;

    private async Task<Registered> Load(CancellationToken ct)
    {
        var units = await db.Units.AsNoTracking().ToListAsync(ct);
        var successions = await db.Successions.AsNoTracking().ToListAsync(ct);
        var holidays = await db.Holidays.AsNoTracking().OrderBy(h => h.From).ToListAsync(ct);
        return new(new(units.Select(u => u.Seen()), successions), holidays);
    }
}
