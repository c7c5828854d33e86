using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.CheckInAttendee;

/// <summary>Somebody is here. Twice is once; never refused for its time.</summary>
internal sealed record CheckInAttendee(Guid Id) : ICommand<Guid>;

internal sealed class CheckInAttendeeHandler(SeatTurns turns, DeskAccess desk, TimeProvider clock) : IHandler<CheckInAttendee, Guid>
{
    public Task<Result<Guid>> Handle(CheckInAttendee command, CancellationToken ct) =>
        turns.Change(TicketRef.ById(command.Id), Permissions.CheckIn, async (roster, registration) =>
        {
            if (!await desk.MayWork(roster, ct)) return Refusals.NoSuchRegistration;
            roster.CheckIn(registration, clock.GetUtcNow());
            return Done.It;
        }, ct);
}
