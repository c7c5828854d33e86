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
        var behind = 0;
        while (roster.Free > 0 && roster.WaitingGroups > 0)
        {
            var waiting = await db.Waiting(roster, behind, ct);
            foreach (var offered in roster.Offer(waiting, clock.GetUtcNow())) EndLater(offered);
            if (waiting.Count < WaitlistQueries.AtMost) return;
            behind = waiting[^1].Queue!.Value; // None of these fits any more: a seat must not stay idle for those behind them.
        }
    }

    private void EndLater(Registration offered)
    {
        var until = offered.OfferUntil!.Value;
        jobs.EnqueueAt<ExpireOffer, OfferEnd>(Roster.ExpiryOf(until), new(offered.Id), $"{offered.Id}/{until.UtcTicks}");
    }
}
