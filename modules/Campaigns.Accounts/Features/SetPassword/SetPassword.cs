using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.CheckPassword;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.SetPassword;

/// <summary>Sets a password by a link, once. Ends every session; a second factor is asked for all the same at the next sign-in.</summary>
internal sealed record SetPassword(string? Link, string? NewPassword, string? RepeatPassword) : ICommand<Done>
{
    public IEnumerable<Failure> Check() => PasswordRules.Shape(NewPassword, RepeatPassword);
}

internal sealed class SetPasswordHandler(AccountsDbContext db, PasswordRules rules, AccessReader access, IAudit audit) : IHandler<SetPassword, Done>
{
    public async Task<Result<Done>> Handle(SetPassword command, CancellationToken ct)
    {
        var hash = PasswordLink.HashOf(command.Link ?? "");
        if (await db.PasswordLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash, ct) is not { } found) return Refusals.LinkSpent;

        // One at a time for an account: of two that use one link at once, one is refused.
        await using var turn = await db.LockAsync<Account>(found.AccountId, ct);
        var link = await db.PasswordLinks.SingleOrDefaultAsync(l => l.Hash == hash, ct);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == found.AccountId && a.DisabledAt == null, ct);
        if (account is null || link?.WorksAt(TimeProvider.System.GetUtcNow()) != true) return Refusals.LinkSpent;
        if (await rules.Weakness(account, command.NewPassword!) is { } weak) return weak;

        link.Use(TimeProvider.System.GetUtcNow());
        account.Protect(rules.Hash(account, command.NewPassword!));
        account.SignedIn();
        audit.Note("accounts.password-set", new RecordRef("accounts.account", account.Id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        access.Forget(account.Id);
        return Done.It;
    }
}
