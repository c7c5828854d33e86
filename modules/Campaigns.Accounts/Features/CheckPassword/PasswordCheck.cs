using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Campaigns.Accounts.Features.CheckPassword;

/// <summary>Looks at a password, wherever one is asked for: each look is counted first, so that nobody guesses on at a side door.</summary>
internal sealed class PasswordCheck(AccountsDbContext db, IPasswordHasher<Account> hasher, IAudit audit, ILogger<PasswordCheck> log)
{
    /// <summary>The account, if the password is right and the account open; else <see cref="Refusals.SignInWrong"/> or <see cref="Refusals.SignInLocked"/>.</summary>
    /// <param name="accountId">An account that is there.</param>
    /// <param name="password">As typed.</param>
    /// <param name="forgive">Whether a right one forgives the wrong ones before; not while a second factor is still to come.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Result<Account>> Look(Guid accountId, string password, bool forgive, CancellationToken ct)
    {
        if (await Attempt(accountId, ct) is { } refused) return refused;

        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, ct);
        var verdict = account.PasswordHash is null ? NoPassword(account, password) : hasher.VerifyHashedPassword(account, account.PasswordHash, PasswordText.Normal(password));
        if (verdict == PasswordVerificationResult.Failed || account.DisabledAt is not null) return Wrong(account);

        await Succeed(accountId, forgive, verdict == PasswordVerificationResult.SuccessRehashNeeded ? password : null, ct);
        return account;
    }

    /// <summary>Takes as long as a look: an answer that comes at once would tell that nobody has the name.</summary>
    public void TakeAsLong(string password) => NoPassword(Account.Open("nobody", "", null, default), password);

    private PasswordVerificationResult NoPassword(Account account, string password)
    {
        hasher.HashPassword(account, PasswordText.Normal(password));
        return PasswordVerificationResult.Failed;
    }

    private async Task<Failure?> Attempt(Guid id, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Account>(id, ct);
        var account = await db.Accounts.SingleAsync(a => a.Id == id, ct);
        if (account.Attempt(TimeProvider.System.GetUtcNow()) is { } refused) return refused;
        if (account.LockedUntil is not null) audit.Note("accounts.sign-in-closed", new RecordRef("accounts.account", id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return null;
    }

    private async Task Succeed(Guid id, bool forgive, string? hashAnew, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var turn = await db.LockAsync<Account>(id, ct);
        var account = await db.Accounts.SingleAsync(a => a.Id == id, ct);
        if (forgive) account.SignedIn();
        if (hashAnew is not null) account.Rehash(hasher.HashPassword(account, PasswordText.Normal(hashAnew)));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    private Failure Wrong(Account account)
    {
        if (account.LockedUntil is null) return Refusals.SignInWrong;
        log.LogWarning("Account {AccountId} is closed for five minutes after wrong passwords", account.Id);
        return Refusals.SignInLocked;
    }
}
