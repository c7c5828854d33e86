using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.ActOnMany;

/// <summary>Staff confirm one who waits or was offered a place.</summary>
internal sealed record GivePlace(Guid Id) : ICommand<Guid>;

internal sealed class GivePlaceHandler(SeatTurns turns, IAudit audit, TimeProvider clock) : IHandler<GivePlace, Guid>
{
    public Task<Result<Guid>> Handle(GivePlace command, CancellationToken ct) =>
        turns.Change(TicketRef.ById(command.Id), Permissions.Edit, (roster, registration) =>
        {
            var given = roster.Give(registration, clock.GetUtcNow());
            if (given.Succeeded) audit.Note("registrations.give-place", new RecordRef("registrations.registration", registration.Id));
            return Task.FromResult(given);
        }, ct);
}
