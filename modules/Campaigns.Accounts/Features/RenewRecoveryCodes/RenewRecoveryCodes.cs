using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.RenewRecoveryCodes;

/// <summary>Ten new recovery codes; those before open nothing any more.</summary>
internal sealed record RenewRecoveryCodes(Guid AccountId) : ICommand<FreshCodes>;

internal sealed class RenewRecoveryCodesHandler(AccountsDbContext db, RecoveryCodes codes, IAudit audit) : IHandler<RenewRecoveryCodes, FreshCodes>
{
    public async Task<Result<FreshCodes>> Handle(RenewRecoveryCodes command, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Account>(command.AccountId, ct);
        if (!await db.SecondFactors.AnyAsync(f => f.AccountId == command.AccountId, ct)) return Refusals.SecondFactorOff;

        var texts = await codes.Renew(command.AccountId, ct);
        audit.Note("accounts.recovery-codes-renewed", new RecordRef("accounts.account", command.AccountId));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return new FreshCodes(texts);
    }
}
