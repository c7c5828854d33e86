using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.CheckPassword;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ChangePassword;

/// <summary>Ends every session and every trust in a browser; whoever changed it is given a new session.</summary>
internal sealed record ChangePassword(Guid AccountId, string? CurrentPassword, string? NewPassword, string? RepeatPassword) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrEmpty(CurrentPassword) || CurrentPassword.Length > PasswordText.Longest) yield return Refusals.CurrentPasswordWrong;
        foreach (var wrong in PasswordRules.Shape(NewPassword, RepeatPassword)) yield return wrong;
    }
}

internal sealed class ChangePasswordHandler(AccountsDbContext db, PasswordCheck check, PasswordRules rules, AccessReader access, IAudit audit) : IHandler<ChangePassword, Done>
{
    public async Task<Result<Done>> Handle(ChangePassword command, CancellationToken ct)
    {
        if (!await db.Accounts.AnyAsync(a => a.Id == command.AccountId && a.DisabledAt == null, ct)) return Refusals.NoSuchAccount;
        var looked = await check.Look(command.AccountId, command.CurrentPassword!, forgive: true, ct);
        if (!looked.Succeeded) return looked.Failures[0] == Refusals.SignInLocked ? Refusals.SignInLocked : Refusals.CurrentPasswordWrong;
        if (await rules.Weakness(looked.Value, command.NewPassword!) is { } weak) return weak;

        await using var turn = await db.LockAsync<Account>(command.AccountId, ct);
        var account = await db.Accounts.SingleAsync(a => a.Id == command.AccountId, ct);
        account.Protect(rules.Hash(account, command.NewPassword!));
        db.RemoveRange(await db.PasswordLinks.Where(l => l.AccountId == account.Id && l.UsedAt == null).ToListAsync(ct));
        audit.Note("accounts.password-changed", new RecordRef("accounts.account", account.Id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        access.Forget(account.Id);
        return Done.It;
    }
}
