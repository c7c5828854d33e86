using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.AcceptOffer;

/// <summary>Takes the seats that are held. Twice is once.</summary>
internal sealed record AcceptOffer(TicketRef Ticket) : ICommand<Guid>;

internal sealed class AcceptOfferHandler(SeatTurns turns, TimeProvider clock) : IHandler<AcceptOffer, Guid>
{
    public Task<Result<Guid>> Handle(AcceptOffer command, CancellationToken ct) =>
        turns.Change(command.Ticket, Permissions.Edit, (roster, registration) => Task.FromResult(roster.Accept(registration, clock.GetUtcNow())), ct);
}
