using Campaigns.Kernel.Jobs;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Jobs;

/// <summary>The registration whose held seats come to their end.</summary>
internal sealed record OfferEnd(Guid RegistrationId);

/// <summary>Takes held seats back when their time is over and offers them to the next.</summary>
internal sealed class ExpireOffer(RegistrationsDbContext db, SeatTurns turns, Waitlist waitlist, TimeProvider clock) : IJob<OfferEnd>
{
    public async Task Run(OfferEnd args, CancellationToken ct)
    {
        if (await db.Registrations.Where(r => r.Id == args.RegistrationId).Select(r => (Guid?)r.RosterId).SingleOrDefaultAsync(ct) is not { } rosterId) return;
        await using var turn = await turns.Wait(rosterId, ct);
        var roster = await db.Rosters.SingleAsync(r => r.Id == rosterId, ct);
        var registration = await db.Registrations.SingleAsync(r => r.Id == args.RegistrationId, ct);
        if (!roster.Expire(registration, clock.GetUtcNow())) return;

        await waitlist.Offer(roster, ct);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }
}
