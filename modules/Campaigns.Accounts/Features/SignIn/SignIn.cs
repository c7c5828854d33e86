using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Campaigns.Accounts.Features.SignIn;

internal sealed record SignIn(string? UserName, string? Password) : ICommand<SignedIn>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(UserName)) yield return Refusals.UserNameMissing;
        if (string.IsNullOrEmpty(Password)) yield return Refusals.PasswordMissing;

        // No account has such a name or password; hashing a megabyte would only keep a processor busy.
        if (UserName?.Length > 100 || Password?.Length > 200) yield return Refusals.SignInWrong;
    }
}

internal sealed record SignedIn(Guid AccountId, string UserName, string Stamp);

internal sealed class SignInHandler(AccountsDbContext db, IPasswordHasher<Account> hasher, UnknownNames unknown, ILogger<SignInHandler> log) : IHandler<SignIn, SignedIn>
{
    public async Task<Result<SignedIn>> Handle(SignIn command, CancellationToken ct)
    {
        var name = Account.Normal(command.UserName);
        var id = await db.Accounts.Where(a => a.UserName == name).Select(a => a.Id).SingleOrDefaultAsync(ct);
        if (id == Guid.Empty) return TakeAsLong(name, command.Password!);
        if (await Attempt(id, ct) is { } refused) return refused;

        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        var verdict = account.PasswordHash is null ? PasswordVerificationResult.Failed : hasher.VerifyHashedPassword(account, account.PasswordHash, command.Password!);
        if (verdict == PasswordVerificationResult.Failed || account.DisabledAt is not null) return Wrong(account);

        await Succeed(id, verdict == PasswordVerificationResult.SuccessRehashNeeded ? command.Password : null, ct);
        return new SignedIn(id, account.UserName, account.SecurityStamp);
    }

    private async Task<Failure?> Attempt(Guid id, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Account>(id, ct);
        var account = await db.Accounts.SingleAsync(a => a.Id == id, ct);
        if (account.Attempt(TimeProvider.System.GetUtcNow()) is { } refused) return refused;
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return null;
    }

    private async Task Succeed(Guid id, string? hashAnew, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var turn = await db.LockAsync<Account>(id, ct);
        var account = await db.Accounts.SingleAsync(a => a.Id == id, ct);
        account.SignedIn();
        if (hashAnew is not null) account.Rehash(hasher.HashPassword(account, hashAnew));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }

    private Failure Wrong(Account account)
    {
        if (account.LockedUntil is null) return Refusals.SignInWrong;
        log.LogWarning("Account {AccountId} is closed for five minutes after wrong passwords", account.Id);
        return Refusals.SignInLocked;
    }

    // An answer that comes at once would tell that nobody has the name.
    private Failure TakeAsLong(string name, string password)
    {
        var nobody = Account.Open(name, "", null, default);
        hasher.HashPassword(nobody, password);
        return unknown.Attempt(name, TimeProvider.System.GetUtcNow());
    }
}
