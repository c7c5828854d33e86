using Campaigns.Kernel.Jobs;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Jobs;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>Gives freed seats on. Within a turn at the roster; the caller saves.</summary>
internal sealed class Waitlist(RegistrationsDbContext db, IJobs jobs, TimeProvider clock)
{
    public async Task Offer(Roster roster, CancellationToken ct)
    {
        if (roster.Left == 0 || roster.WaitingGroups == 0) return;
        foreach (var offered in roster.Offer(await db.Waiting(roster, ct), clock.GetUtcNow()))
        {
            var until = offered.OfferUntil!.Value;
            jobs.EnqueueAt<ExpireOffer, OfferEnd>(Roster.ExpiryOf(until), new(offered.Id), $"{offered.Id}/{until.UtcTicks}");
        }
    }
}
