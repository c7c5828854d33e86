using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.HoldPlaces;

/// <summary>Places for those whom another module invited: the same steps as on the public form, without its questions.</summary>
internal sealed class Places(RegistrationsDbContext db, Offerings offerings, ManageTokens tokens, TicketLinks links, IHandler<RegisterAttendee.RegisterAttendee, Registered> register,
    IHandler<ChangeTicket.ChangeTicket, Guid> change, IHandler<CancelRegistration.CancelRegistration, Guid> cancel) : IPlaces
{
    public string? Phone(string typed) => PhoneNumber.Normalise(typed);

    public async Task<Result<PlaceHeld>> Take(Guid offeringId, Guid key, PlaceWanted wanted, CancellationToken ct)
    {
        if (await offerings.Find(offeringId, ct) is not { } offering) return Refusals.NoSuchOffering;
        var body = new RegistrationBody
        {
            FullName = wanted.FullName, Phone = wanted.Phone, NoPhone = wanted.Phone is null, Email = wanted.Email, UnitCode = wanted.UnitCode, Hamlet = wanted.Hamlet, People = wanted.People, Consent = true,
        };
        var taken = await register.Handle(new(offering, body, key, Listed: true, Invited: true), ct);
        if (taken.Succeeded) return await Held(taken.Value.Id, ct);
        db.ChangeTracker.Clear();
        // A unit may have ended since it was told; then the place is one without.
        if (wanted.UnitCode is not null && taken.Failures.Contains(Refusals.Unit)) return await Take(offeringId, key, wanted with { UnitCode = null }, ct);
        return taken.Failures.Contains(Refusals.Already) && await Before(offeringId, wanted, ct) is { } there ? await Resize(there, wanted.People, ct) : taken.Refused<PlaceHeld>();
    }

    public async Task<Result<PlaceHeld>> Resize(Guid registrationId, int people, CancellationToken ct)
    {
        var changed = await change.Handle(new(TicketRef.OfInvited(registrationId), people, null), ct);
        return changed.Succeeded ? await Held(registrationId, ct) : changed.Refused<PlaceHeld>();
    }

    public async Task<Result<Done>> GiveBack(Guid registrationId, CancellationToken ct)
    {
        var left = await cancel.Handle(new(TicketRef.OfInvited(registrationId)), ct);
        return left.Succeeded ? Done.It : left.Refused<Done>();
    }

    public async Task<IReadOnlyDictionary<Guid, string>> Links(IReadOnlyCollection<Guid> registrationIds, CancellationToken ct)
    {
        var kept = await db.Registrations.AsNoTracking().Where(r => registrationIds.Contains(r.Id)).Select(r => new { r.Id, r.SealedToken }).ToListAsync(ct);
        return kept.Select(r => (r.Id, Token: tokens.Open(r.SealedToken))).Where(r => r.Token is not null).ToDictionary(r => r.Id, r => links.Manage(r.Token!));
    }

    private async Task<Guid?> Before(Guid offeringId, PlaceWanted wanted, CancellationToken ct)
    {
        var folded = Folding.Fold(wanted.FullName);
        return await db.Registrations.Where(r => r.RosterId == offeringId && EF.Property<string?>(r, RegistrationMap.PhoneIndex) == wanted.Phone && r.FoldedName == folded && r.Status != RegistrationStatus.Cancelled)
            .Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<Result<PlaceHeld>> Held(Guid id, CancellationToken ct)
    {
        var held = await db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id, ct);
        return new PlaceHeld(id, held.Status == RegistrationStatus.Waitlisted, tokens.Open(held.SealedToken) is { } token ? links.Manage(token) : null);
    }
}
