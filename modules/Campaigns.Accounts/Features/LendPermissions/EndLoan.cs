using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.LendPermissions;

/// <summary>Ends a delegation before its last day: either of the two may.</summary>
internal sealed record EndLoan(Guid AccountId, Guid DelegationId) : ICommand<Done>;

internal sealed class EndLoanHandler(AccountsDbContext db, IAudit audit, TimeProvider clock) : IHandler<EndLoan, Done>
{
    public async Task<Result<Done>> Handle(EndLoan command, CancellationToken ct)
    {
        var loan = await db.Delegations.SingleOrDefaultAsync(d => d.Id == command.DelegationId && (d.PrincipalId == command.AccountId || d.DelegateId == command.AccountId), ct);
        if (loan is null) return Refusals.NoSuchDelegation;
        if (loan.EndedAt is not null) return Done.It;

        loan.End(clock.GetUtcNow());
        audit.Note("accounts.loan-ended", new("accounts.account", loan.PrincipalId), new { delegation = loan.Id, to = loan.DelegateId });
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
