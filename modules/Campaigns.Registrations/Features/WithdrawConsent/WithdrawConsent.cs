using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.WithdrawConsent;

/// <summary>Somebody no longer agrees: the place is given back, and what is known of them is forgotten. That they came stays counted.</summary>
internal sealed record WithdrawConsent(TicketRef Ticket) : ICommand<Guid>;

internal sealed class WithdrawConsentHandler(RegistrationsDbContext db, SeatTurns turns, Waitlist waitlist, IAudit audit, TimeProvider clock) : IHandler<WithdrawConsent, Guid>
{
    public Task<Result<Guid>> Handle(WithdrawConsent command, CancellationToken ct) =>
        turns.Change(command.Ticket, Permissions.Edit, async (roster, registration) =>
        {
            if (roster.Cancel(registration, clock.GetUtcNow()).Succeeded && roster.Settle(registration, clock.GetUtcNow())) await waitlist.Offer(roster, ct);
            registration.Anonymise();
            await db.Files.Where(f => f.RegistrationId == registration.Id).ExecuteDeleteAsync(ct);
            audit.Note("registrations.withdraw-consent", new RecordRef("registrations.registration", registration.Id));
            return Done.It;
        }, ct);
}
