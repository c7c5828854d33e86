using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.CorrectAttendee;

/// <summary>Staff put right what was written down of somebody: a misspelt name, a wrong number, more people in the party.</summary>
/// <param name="Id">Which registration.</param>
/// <param name="Version">What the form was filled from: somebody else's correction since then is not written over.</param>
/// <param name="Body">Name, phone, hamlet, people and needs; the rest stays. Without a phone and without saying that there is none the old one stays.</param>
internal sealed record CorrectAttendee(Guid Id, int Version, RegistrationBody Body) : ICommand<Guid>
{
    public bool KeepsPhone => Body.NoPhone != true && string.IsNullOrWhiteSpace(Body.Phone);

    public IEnumerable<Failure> Check()
    {
        var phone = Body with { NoPhone = KeepsPhone || Body.NoPhone == true };
        if (Body.People is null) yield return Failure.Invalid("registrations.people-invalid", "people", BodyRules.MaxPeople);
        foreach (var failure in BodyRules.Name(Body).Concat(BodyRules.Phone(phone)).Concat(BodyRules.Home(Body)).Concat(BodyRules.Group(Body))) yield return failure;
    }
}

internal sealed class CorrectAttendeeHandler(SeatTurns turns, Waitlist waitlist, IAudit audit) : IHandler<CorrectAttendee, Guid>
{
    public Task<Result<Guid>> Handle(CorrectAttendee command, CancellationToken ct) =>
        turns.Change(TicketRef.ById(command.Id), Permissions.Edit, async (roster, registration) =>
        {
            if (registration.Version != command.Version) return Refusals.Stale;
            if (registration.Status == RegistrationStatus.Cancelled) return Refusals.NotChangeable;
            var (name, phone) = (TextRules.Clean(command.Body.FullName)!, PhoneOf(command, registration));
            if (await turns.IsAnother(registration, phone, Folding.Fold(name), ct)) return Refusals.Already;
            var resized = roster.ComeAs(registration, command.Body.People!.Value);
            if (!resized.Succeeded) return resized;

            registration.Correct(name, TextRules.Clean(command.Body.Hamlet));
            registration.Reach(phone);
            registration.Needs(TextRules.Clean(command.Body.Need));
            await waitlist.Offer(roster, ct);
            audit.Note("registrations.correct", new RecordRef("registrations.registration", registration.Id));
            return Done.It;
        }, ct);

    private static string? PhoneOf(CorrectAttendee command, Registration registration) =>
        command.KeepsPhone ? registration.Phone : command.Body.NoPhone == true ? null : PhoneNumber.Normalise(command.Body.Phone!);
}
