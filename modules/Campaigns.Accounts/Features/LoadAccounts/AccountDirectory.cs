using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.CheckPassword;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.LoadAccounts;

internal sealed class AccountDirectory(AccountsDbContext db, UserManager<Account> users, AccessReader access, TimeProvider clock) : IAccounts
{
    // Set-up data give many accounts one first password. Hashing is slow on purpose; once for the same password is enough.
    private (string Password, string Hash)? _last;

    public async Task<Guid?> Find(string userName, CancellationToken ct)
    {
        var name = Account.Normal(userName);
        var id = await db.Accounts.Where(a => a.UserName == name).Select(a => a.Id).SingleOrDefaultAsync(ct);
        return id == Guid.Empty ? null : id;
    }

    public async Task<Guid> Ensure(AccountSpec spec, CancellationToken ct)
    {
        if (await Find(spec.UserName, ct) is { } there) return there;
        var account = Account.Open(spec.UserName, spec.DisplayName, spec.Organisation, clock.GetUtcNow());
        await Check(account, spec.Password);
        account.Protect(Hash(account, spec.Password));
        account.ReachedAt(spec.Email, spec.Phone);
        db.Add(account);
        db.AddRange(spec.Roles.Select(role => Grant.Of(account.Id, role, spec.ScopePath)));
        await db.SaveChangesAsync(ct);
        access.Forget(account.Id);
        return account.Id;
    }

    public async Task<IReadOnlySet<Guid>> Closed(CancellationToken ct) => await db.Accounts.Where(a => a.DisabledAt != null).Select(a => a.Id).ToHashSetAsync(ct);

    private async Task Check(Account account, string password)
    {
        var wrong = new List<IdentityError>();
        foreach (var validator in users.UserValidators) wrong.AddRange((await validator.ValidateAsync(users, account)).Errors);
        foreach (var validator in users.PasswordValidators) wrong.AddRange((await validator.ValidateAsync(users, account, PasswordText.Normal(password))).Errors);
        if (wrong.Count > 0) throw new InvalidOperationException($"Account {account.UserName}: {string.Join(" ", wrong.Select(e => e.Description))}");
    }

    private string Hash(Account account, string password)
    {
        if (_last is { } last && last.Password == password) return last.Hash;
        var hash = users.PasswordHasher.HashPassword(account, PasswordText.Normal(password));
        _last = (password, hash);
        return hash;
    }
}
