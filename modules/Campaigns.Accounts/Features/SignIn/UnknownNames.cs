using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Accounts.Features.SignIn;

/// <summary>Answers attempts with names nobody has exactly like attempts with a wrong password, waiting time included.</summary>
internal sealed class UnknownNames(IMemoryCache cache)
{
    private readonly Lock _one = new();

    public Failure Attempt(string userName, DateTimeOffset real)
    {
        lock (_one)
        {
            var account = cache.GetOrCreate(("accounts.unknown", userName), entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = Account.LockedFor * 2;
                return Account.Open(userName, "", null, real);
            })!;
            return account.Attempt(real) ?? (account.LockedUntil is null ? Refusals.SignInWrong : Refusals.SignInLocked);
        }
    }
}
