using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ChangePassword;

/// <summary>Ends every session but the one that goes on with the answer.</summary>
internal sealed record ChangePassword(Guid AccountId, string? CurrentPassword, string? NewPassword, string? RepeatPassword) : ICommand<SignedIn>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrEmpty(CurrentPassword) || CurrentPassword.Length > 200) yield return Refusals.CurrentPasswordWrong;
        if (string.IsNullOrEmpty(NewPassword)) yield return Refusals.PasswordTooShort;
        else if (NewPassword.Length > 200) yield return Refusals.PasswordTooLong;
        if (NewPassword != RepeatPassword) yield return Refusals.PasswordsDiffer;
    }
}

internal sealed class ChangePasswordHandler(AccountsDbContext db, UserManager<Account> users, AccessReader access, IAudit audit) : IHandler<ChangePassword, SignedIn>
{
    public async Task<Result<SignedIn>> Handle(ChangePassword command, CancellationToken ct)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == command.AccountId && a.DisabledAt == null, ct);
        if (account is null) return Refusals.NoSuchAccount;
        if (!await users.CheckPasswordAsync(account, command.CurrentPassword!)) return Refusals.CurrentPasswordWrong;
        if (await Weakness(account, command.NewPassword!) is { } weak) return weak;

        account.Protect(users.PasswordHasher.HashPassword(account, command.NewPassword!));
        audit.Note("accounts.password-changed", new RecordRef("accounts.account", account.Id));
        await db.SaveChangesAsync(ct);
        access.Forget(account.Id);
        return new SignedIn(account.Id, account.UserName, account.SecurityStamp);
    }

    private async Task<Failure?> Weakness(Account account, string password)
    {
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, account, password) is { Succeeded: false } refused)
                return refused.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordTooShort)) ? Refusals.PasswordTooShort : Refusals.PasswordTooPlain;
        return account.UserName.Length > 3 && Account.Normal(password).Contains(account.UserName, StringComparison.Ordinal) ? Refusals.PasswordTooPlain : null;
    }
}
