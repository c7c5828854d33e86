using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.EnrolSecondFactor;

/// <summary>The first code of an app that was given the offered secret. Answers the recovery codes, which are shown this once. Ends every
/// session and every trust in a browser: those were opened with less.</summary>
internal sealed record EnrolSecondFactor(Guid AccountId, string? Offer, string? Code) : ICommand<FreshCodes>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Code)) yield return Refusals.CodeMissing;
        else if (Code.Length > 40) yield return Refusals.CodeWrong;
    }
}

internal sealed class EnrolSecondFactorHandler(AccountsDbContext db, Authenticator authenticator, RecoveryCodes codes, AccessReader access, SecondFactorDuty duty, IAudit audit)
    : IHandler<EnrolSecondFactor, FreshCodes>
{
    public async Task<Result<FreshCodes>> Handle(EnrolSecondFactor command, CancellationToken ct)
    {
        var real = TimeProvider.System.GetUtcNow();
        await using var turn = await db.LockAsync<Account>(command.AccountId, ct);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == command.AccountId && a.DisabledAt == null, ct);
        if (account is null) return Refusals.NoSuchAccount;
        if (await db.SecondFactors.AnyAsync(f => f.AccountId == account.Id, ct)) return Refusals.SecondFactorOn;
        if (authenticator.Accept(account.Id, command.Offer) is not { } secret || Authenticator.StepOf(secret, command.Code!, real) is not { } step) return Refusals.CodeWrong;

        db.Add(SecondFactor.Confirmed(account.Id, secret, step, real));
        var texts = await codes.Renew(account.Id, ct);
        account.Distrust();
        audit.Note("accounts.second-factor-enrolled", new RecordRef("accounts.account", account.Id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        access.Forget(account.Id);
        duty.Forget(account.Id);
        return new FreshCodes(texts);
    }
}
