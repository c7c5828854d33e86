using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.RestoreRegistration;

/// <summary>Takes a cancellation back while its undo bar is open, if nobody has the seats yet.</summary>
internal sealed record RestoreRegistration(TicketRef Ticket) : ICommand<Guid>;

internal sealed class RestoreRegistrationHandler(SeatTurns turns, IAudit audit) : IHandler<RestoreRegistration, Guid>
{
    public Task<Result<Guid>> Handle(RestoreRegistration command, CancellationToken ct) =>
        turns.Change(command.Ticket, Permissions.Edit, (roster, registration) =>
        {
            var restored = roster.Restore(registration);
            if (restored.Succeeded) audit.Note("registrations.restore", new RecordRef("registrations.registration", registration.Id));
            return Task.FromResult(restored);
        }, ct);
}
