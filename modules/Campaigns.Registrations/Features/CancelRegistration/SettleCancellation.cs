using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.CancelRegistration;

/// <summary>The undo bar was closed: the cancellation stands, its seats are offered on, its person is told. Twice is once.</summary>
internal sealed record SettleCancellation(TicketRef Ticket) : ICommand<Guid>;

internal sealed class SettleCancellationHandler(SeatTurns turns, Waitlist waitlist, TimeProvider clock) : IHandler<SettleCancellation, Guid>
{
    public Task<Result<Guid>> Handle(SettleCancellation command, CancellationToken ct) =>
        turns.Change(command.Ticket, Permissions.Edit, async (roster, registration) =>
        {
            if (roster.Settle(registration, clock.GetUtcNow())) await waitlist.Offer(roster, ct);
            return Done.It;
        }, ct);
}
