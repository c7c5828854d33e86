using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.InvitePeople;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;

namespace Campaigns.Events.Features.AnswerInvitation;

/// <summary>Yes or no of one who was invited; whoever has the link is that person. Said again, the last word counts. A yes becomes a place, a no gives it back.</summary>
/// <param name="People">How many come, with them.</param>
/// <param name="Consent">Their data may be used for the place.</param>
internal sealed record AnswerInvitation(string Token, bool? Comes, int? People, bool Consent) : ICommand<Invitation>
{
    private const int Most = 10;

    public IEnumerable<Failure> Check()
    {
        if (Comes is null) yield return Refusals.AnswerMissing;
        if (Comes is true && People is not (>= 1 and <= Most)) yield return Refusals.HowManyOutOfRange;
        if (Comes is true && !Consent) yield return Refusals.ConsentMissing;
    }
}

internal sealed class AnswerInvitationHandler(EventsDbContext db, InvitationFinder invitations, GuestNames names, IPlaces places, TimeProvider clock) : IHandler<AnswerInvitation, Invitation>
{
    public async Task<Result<Invitation>> Handle(AnswerInvitation command, CancellationToken ct)
    {
        if (await invitations.Find(command.Token, ct) is not { } seen || (await names.Of([seen], ct)).GetValueOrDefault(seen.Id) is not { } guest) return Refusals.NoSuchInvitation;
        var open = await db.Events.AnyAsync(e => e.Id == seen.EventId && e.Status == EventStatus.Published && e.EndsAt > clock.GetUtcNow(), ct);
        if (command.Comes == true && !open) return Refusals.AnsweringOver;

        // The place first, by a key of this wish: if this stops in between, the same answer again finds the same place.
        Guid? place = null;
        if (command.Comes == true)
        {
            var held = await Hold(seen, guest, command.People!.Value, ct);
            if (!held.Succeeded) return held.Refused<Invitation>();
            place = held.Value.RegistrationId;
        }
        else if (seen.RegistrationId is { } kept && await places.GiveBack(kept, ct) is { Succeeded: false } stays)
        {
            return stays.Refused<Invitation>();
        }

        await using var turn = await db.LockAsync<Invitation>(seen.Id, ct);
        var invitation = await db.Invitations.SingleAsync(i => i.Id == seen.Id, ct);
        if (command.Comes == true) invitation.Accept(command.People!.Value, place, clock.GetUtcNow());
        else invitation.Decline(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return invitation;
    }

    private Task<Result<PlaceHeld>> Hold(Invitation seen, Guest guest, int people, CancellationToken ct) => seen.RegistrationId is { } kept
        ? places.Resize(kept, people, ct)
        : places.Take(seen.EventId, KeyOf(seen), new(guest.FullName, guest.Phone, guest.Email, guest.UnitCode, guest.Hamlet, people), ct);

    private static Guid KeyOf(Invitation seen) => new(SHA256.HashData([.. seen.Id.ToByteArray(), .. BitConverter.GetBytes(seen.Wishes)]).AsSpan(0, 16));
}

/// <summary>Finds what a link belongs to.</summary>
internal sealed class InvitationFinder(EventsDbContext db)
{
    public async Task<Invitation?> Find(string? token, CancellationToken ct) =>
        AskTokens.HashOf(token) is { } hash ? await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash, ct) : null;
}
