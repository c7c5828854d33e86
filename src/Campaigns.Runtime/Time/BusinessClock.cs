using System.Globalization;
using Campaigns.Data;
using Campaigns.Kernel.Time;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.Time;

/// <summary>The business clock: real, or standing still at the demo's instant until moved.</summary>
internal sealed class BusinessClock : TimeProvider
{
    private long _manualTicks;

    public bool IsManual => Volatile.Read(ref _manualTicks) != 0;

    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _manualTicks) is var ticks and not 0 ? new(ticks, TimeSpan.Zero) : base.GetUtcNow();

    public void StandAt(DateTimeOffset instant) => Volatile.Write(ref _manualTicks, instant.UtcTicks);
}

/// <summary>Remembers where the demo clock stands, so that a start never sets it back.</summary>
internal sealed class ClockStore(DatabaseOptions database, BusinessClock clock)
{
    private const string Key = "clock";

    /// <summary>Stands at the later of what is remembered and what is asked for.</summary>
    public async Task Start(DateTimeOffset? asked, CancellationToken ct)
    {
        await using var db = Open();
        var remembered = await db.State.AsNoTracking().Where(s => s.Key == Key).Select(s => s.Value).SingleOrDefaultAsync(ct);
        var stands = remembered is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(remembered, CultureInfo.InvariantCulture);
        if (asked is null && stands is null) return;
        var at = asked > stands || stands is null ? asked!.Value : stands.Value;
        clock.StandAt(at);
        await Remember(at, ct);
    }

    public async Task Remember(DateTimeOffset at, CancellationToken ct)
    {
        await using var db = Open();
        var text = at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        if (await db.State.FindAsync([Key], ct) is { } row) row.Value = text;
        else db.State.Add(new() { Key = Key, Value = text });
        await db.SaveChangesAsync(ct);
    }

    private CoreDbContext Open() => database.Provider == DatabaseProvider.Sqlite
        ? DesignTime.Create<CoreOnSqlite>(database)
        : DesignTime.Create<CoreOnPostgres>(database);
}

/// <summary>Moves the demo clock and runs everything due on the way, in order, each at its own instant.</summary>
internal sealed class ClockMover(BusinessClock clock, ClockStore store, Schedules schedules, Deliveries deliveries) : IBusinessClock
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public bool IsManual => clock.IsManual;

    public async Task Move(DateTimeOffset to, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (!clock.IsManual) throw new InvalidOperationException("This clock is the real one");
            if (to < clock.GetUtcNow()) throw new InvalidOperationException("The clock only moves forward");
            await deliveries.Drain(ct);
            while (await NextDue(clock.GetUtcNow(), to, ct) is { } due) await Step(due, ct);
            await Step(to, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<DateTimeOffset?> NextDue(DateTimeOffset after, DateTimeOffset to, CancellationToken ct)
    {
        var scheduled = schedules.NextStopAfter(after);
        var waiting = await deliveries.NextDueAfter(after, ct);
        var next = scheduled is null ? waiting : waiting is null ? scheduled : scheduled < waiting ? scheduled : waiting;
        return next < to ? next : null;
    }

    private async Task Step(DateTimeOffset at, CancellationToken ct)
    {
        var before = clock.GetUtcNow();
        clock.StandAt(at);
        await store.Remember(at, ct);
        foreach (var job in schedules.DueIn(before, at)) await deliveries.RunScheduled(job, at, ct);
        await deliveries.Drain(ct);
    }
}
