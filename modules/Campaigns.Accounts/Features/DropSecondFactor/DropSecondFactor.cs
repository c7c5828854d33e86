using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.CloseAccount;
using Campaigns.Accounts.Features.EnrolSecondFactor;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.DropSecondFactor;

/// <summary>Takes the second factor off an account, with its recovery codes and trusted browsers.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="ByOther">An administrator does it, for a phone that was lost: then every session ends, and a role that demands one has it set up anew
/// at the next sign-in. One's own is refused while a role demands it.</param>
internal sealed record DropSecondFactor(Guid AccountId, bool ByOther) : ICommand<Done>;

internal sealed class DropSecondFactorHandler(AccountsDbContext db, Governed governed, SecondFactorDuty duty, AccessReader access, IAudit audit) : IHandler<DropSecondFactor, Done>
{
    public async Task<Result<Done>> Handle(DropSecondFactor command, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Account>(command.AccountId, ct);
        var found = !command.ByOther ? await governed.Own(command.AccountId, ct) : await governed.Find(command.AccountId, ct);
        if (!found.Succeeded) return found.Refused<Done>();
        var account = found.Value;
        var factor = await db.SecondFactors.SingleOrDefaultAsync(f => f.AccountId == account.Id, ct);
        if (factor is null) return Refusals.SecondFactorOff;
        if (!command.ByOther && await duty.Holds(account.Id, ct)) return Refusals.SecondFactorRequired;

        db.Remove(factor);
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(ct));
        db.RemoveRange(await db.TrustedDevices.Where(d => d.AccountId == account.Id).ToListAsync(ct));
        if (command.ByOther) account.Distrust();
        audit.Note(command.ByOther ? "accounts.second-factor-reset" : "accounts.second-factor-dropped", new RecordRef("accounts.account", account.Id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        access.Forget(account.Id);
        duty.Forget(account.Id);
        return Done.It;
    }
}
