using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.CancelRegistration;

/// <summary>Gives a place back. Twice is once.</summary>
/// <param name="Ticket">Which.</param>
/// <param name="Undoable">Keep the way back open for the time of an undo bar: the seats go on and the person is told when it closes.</param>
internal sealed record CancelRegistration(TicketRef Ticket, bool Undoable = false) : ICommand<Guid>;

internal sealed class CancelRegistrationHandler(SeatTurns turns, Waitlist waitlist, UndoBars bars, IAudit audit, TimeProvider clock) : IHandler<CancelRegistration, Guid>
{
    public async Task<Result<Guid>> Handle(CancelRegistration command, CancellationToken ct)
    {
        var result = await turns.Change(command.Ticket, Permissions.Edit, async (roster, registration) =>
        {
            var before = registration.Status;
            var cancelled = roster.Cancel(registration, clock.GetUtcNow());
            if (!cancelled.Succeeded) return cancelled;
            if (before != registration.Status) audit.Note("registrations.cancel", new RecordRef("registrations.registration", registration.Id));
            if (!command.Undoable && roster.Settle(registration, clock.GetUtcNow())) await waitlist.Offer(roster, ct);
            return cancelled;
        }, ct);
        if (result.Succeeded && command.Undoable) bars.Open(result.Value);
        return result;
    }
}
