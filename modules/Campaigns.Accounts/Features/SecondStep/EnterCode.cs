using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.SecondStep;

/// <summary>A code of the app, or a recovery code in its place. Wrong ones count like wrong passwords.</summary>
internal sealed record EnterCode(Guid AccountId, string? Code) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Code)) yield return Refusals.CodeMissing;
        else if (Code.Length > 40) yield return Refusals.CodeWrong;
    }
}

internal sealed class EnterCodeHandler(AccountsDbContext db, IAudit audit) : IHandler<EnterCode, Done>
{
    public async Task<Result<Done>> Handle(EnterCode command, CancellationToken ct)
    {
        var real = TimeProvider.System.GetUtcNow();

        // One at a time for an account: of two that send one code at once, one is refused.
        await using var turn = await db.LockAsync<Account>(command.AccountId, ct);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == command.AccountId && a.DisabledAt == null, ct);
        var factor = await db.SecondFactors.SingleOrDefaultAsync(f => f.AccountId == command.AccountId, ct);
        if (account is null || factor is null) return Refusals.NoSuchAccount;
        if (account.Attempt(real) is { } locked) return locked;

        var refused = RecoveryCode.Resembles(command.Code!) ? await Recover(account.Id, command.Code!, real, ct) : Take(factor, command.Code!, real);
        if (refused is null) account.SignedIn();
        else if (account.LockedUntil is not null) audit.Note("accounts.sign-in-closed", new RecordRef("accounts.account", account.Id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return refused is null ? Done.It : account.LockedUntil is null ? refused : Refusals.SignInLocked;
    }

    private static Failure? Take(SecondFactor factor, string code, DateTimeOffset real) =>
        Authenticator.StepOf(factor.Secret, code, real) is { } step ? factor.Take(step) : Refusals.CodeWrong;

    private async Task<Failure?> Recover(Guid accountId, string code, DateTimeOffset real, CancellationToken ct)
    {
        var hash = RecoveryCode.HashOf(accountId, code);
        var there = await db.RecoveryCodes.SingleOrDefaultAsync(c => c.AccountId == accountId && c.Hash == hash, ct);
        if (there is null) return Refusals.CodeWrong;
        if (there.UsedAt is not null) return Refusals.CodeUsed;
        there.Use(real);
        audit.Note("accounts.recovery-code-used", new RecordRef("accounts.account", accountId));
        return null;
    }
}
