using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.ChangeTicket;

/// <summary>Another number of people, or another phone, for a place somebody has.</summary>
/// <param name="Ticket">Which.</param>
/// <param name="People">1 to 10.</param>
/// <param name="Phone">The new one; empty: the old one stays.</param>
internal sealed record ChangeTicket(TicketRef Ticket, int? People, string? Phone) : ICommand<Guid>
{
    public IEnumerable<Failure> Check()
    {
        var typed = new RegistrationBody { People = People ?? 0, Phone = Phone, NoPhone = string.IsNullOrWhiteSpace(Phone) };
        return [.. BodyRules.Group(typed), .. BodyRules.Phone(typed)];
    }
}

internal sealed class ChangeTicketHandler(SeatTurns turns, Waitlist waitlist, IAudit audit) : IHandler<ChangeTicket, Guid>
{
    public Task<Result<Guid>> Handle(ChangeTicket command, CancellationToken ct) =>
        turns.Change(command.Ticket, Permissions.Edit, async (roster, registration) =>
        {
            var phone = string.IsNullOrWhiteSpace(command.Phone) ? registration.Phone : PhoneNumber.Normalise(command.Phone);
            if (await turns.IsAnother(registration, phone, registration.FoldedName, ct)) return Refusals.Already;
            var resized = roster.Resize(registration, command.People!.Value);
            if (!resized.Succeeded) return resized;

            registration.Reach(phone);
            await waitlist.Offer(roster, ct);
            audit.Note("registrations.change", new RecordRef("registrations.registration", registration.Id));
            return Done.It;
        }, ct);
}
