using Campaigns.Kernel.Jobs;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Jobs;

/// <summary>In the evening, whoever had a place at a meeting that is over and was not checked in was absent. Only where somebody was checked in:
/// elsewhere no list was kept. A check-in that a desk sends later still counts.</summary>
[Schedule("0 30 23 * * ?")]
internal sealed class MarkAbsent(RegistrationsDbContext db, SeatTurns turns, TimeProvider clock) : IJob<Tick>
{
    public async Task Run(Tick args, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = await db.Rosters.AsNoTracking().Where(x => x.EndsAt < now && x.Attended > 0 && db.Registrations.Any(r => r.RosterId == x.Id && r.Status == RegistrationStatus.Confirmed))
            .Select(x => x.Id).ToListAsync(ct);
        foreach (var id in over) await Mark(id, ct);
    }

    private async Task Mark(Guid rosterId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var turn = await turns.Wait(rosterId, ct);
        var roster = await db.Rosters.SingleAsync(x => x.Id == rosterId, ct);
        foreach (var registration in await db.Registrations.Where(r => r.RosterId == rosterId && r.Status == RegistrationStatus.Confirmed).ToListAsync(ct)) roster.MarkAbsent(registration);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }
}
