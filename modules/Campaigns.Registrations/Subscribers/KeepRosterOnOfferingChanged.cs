using Campaigns.Kernel.Events;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Subscribers;

/// <summary>Keeps a roster like its offering: opened with it, moved with it, closed with it. Added seats are offered to those who wait.</summary>
internal sealed class KeepRosterOnOfferingChanged(RegistrationsDbContext db, Offerings offerings, SeatTurns turns, Waitlist waitlist) : IOn<OfferingChangedV1>
{
    public async Task On(OfferingChangedV1 e, EventContext context, CancellationToken ct)
    {
        // The facts are asked for anew: of two changes at once, whichever is heard last sees both.
        var offering = await offerings.Find(e.OfferingId, ct);
        await using var turn = await turns.Wait(e.OfferingId, ct);
        var roster = await db.Rosters.SingleOrDefaultAsync(r => r.Id == e.OfferingId, ct);
        if (roster is null && offering is { Open: true }) db.Add(Roster.Of(offering));
        else if (offering is null) roster?.Close();
        else roster?.Follow(offering);

        if (roster is not null) await waitlist.Offer(roster, ct);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }
}
