using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Microsoft.AspNetCore.Identity;

namespace Campaigns.Accounts.Features.CheckPassword;

/// <summary>Whether a new password will do, and its hash.</summary>
internal sealed class PasswordRules(UserManager<Account> users)
{
    /// <summary>What can be said without knowing whose it is.</summary>
    public static IEnumerable<Failure> Shape(string? password, string? repeated)
    {
        if (string.IsNullOrEmpty(password)) yield return Refusals.PasswordTooShort;
        else if (password.Length > PasswordText.Longest) yield return Refusals.PasswordTooLong;
        if (password != repeated) yield return Refusals.PasswordsDiffer;
    }

    public async Task<Failure?> Weakness(Account account, string password)
    {
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, account, PasswordText.Normal(password)) is { Succeeded: false } refused)
                return refused.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordTooShort)) ? Refusals.PasswordTooShort : Refusals.PasswordTooPlain;
        return null;
    }

    public string Hash(Account account, string password) => users.PasswordHasher.HashPassword(account, PasswordText.Normal(password));
}
