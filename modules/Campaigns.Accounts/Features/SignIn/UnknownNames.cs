using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Accounts.Features.SignIn;

/// <summary>Answers attempts with names nobody has exactly like attempts with a wrong password, waiting time included.</summary>
internal sealed class UnknownNames(IMemoryCache cache)
{
    private readonly Lock _one = new();

    /// <returns>Why not, and whether a known name's password would have been looked at: that takes time.</returns>
    public (Failure Why, bool Looked) Attempt(string userName, DateTimeOffset real)
    {
        lock (_one)
        {
            var account = cache.GetOrCreate(("accounts.unknown", userName), entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = Account.LockedFor * 2;
                return Account.Open(userName, "", null, real);
            })!;
            return account.Attempt(real) is { } closed ? (closed, false) : (account.LockedUntil is null ? Refusals.SignInWrong : Refusals.SignInLocked, true);
        }
    }
}
