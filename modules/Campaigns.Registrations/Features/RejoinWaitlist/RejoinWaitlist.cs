using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.RejoinWaitlist;

/// <summary>Waits again after an offer ran out, at the end of the list. Twice is once.</summary>
internal sealed record RejoinWaitlist(TicketRef Ticket) : ICommand<Guid>;

internal sealed class RejoinWaitlistHandler(SeatTurns turns, TimeProvider clock) : IHandler<RejoinWaitlist, Guid>
{
    public Task<Result<Guid>> Handle(RejoinWaitlist command, CancellationToken ct) =>
        turns.Change(command.Ticket, Permissions.Edit, (roster, registration) => Task.FromResult(roster.Rejoin(registration, clock.GetUtcNow())), ct);
}
