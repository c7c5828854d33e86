using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.Seats;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Jobs;

/// <summary>Settles cancellations whose undo bar was open when the process ended.</summary>
[Schedule("0 20 0/6 * * ?", Sweep = true)]
internal sealed class SettleLeftCancellations(RegistrationsDbContext db, IHandler<SettleCancellation, Guid> settle, TimeProvider clock) : IJob<Tick>
{
    // At most 500 a run; the next run goes on.
    private const int AtMost = 500;

    public async Task Run(Tick args, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromMinutes(10);
        var left = await db.Registrations.Where(r => r.Status == RegistrationStatus.Cancelled && !r.Settled && r.CancelledAt < before)
            .OrderBy(r => r.Id).Select(r => r.Id).Take(AtMost).ToListAsync(ct);
        foreach (var id in left) await settle.Handle(new(TicketRef.ById(id)), ct);
    }
}
