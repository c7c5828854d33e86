using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Identity;

namespace Campaigns.Accounts.Features.CheckPassword;

/// <summary>Refuses what is guessed first: passwords people use much, words and names, rows of keys and digits, repetitions, and the account's
/// own name (NIST SP 800-63B, 3.1.1.2). No rules about kinds of signs: they only make people write passwords down.</summary>
internal sealed class GuessablePasswords : IPasswordValidator<Account>
{
    // A million guesses: within reach of somebody patient at the sign-in page, and a matter of minutes at a stolen hash.
    private const double FewBits = 20;

    // Its work grows with the square of the length, and what is longer is not guessed by lists.
    private const int LooksAt = 64;

    private static readonly IdentityError TooPlain = new() { Code = nameof(GuessablePasswords), Description = "The password is easy to guess." };

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = password ?? "";
        if (text.Length > LooksAt) text = text[..LooksAt];
        string[] known = [user.UserName, .. Folding.Fold(user.DisplayName).Split(' '), "campaigns", "matkhau", "baohiem", "bhxh", "buudien"];
        var weak = HoldsName(user, text) || Zxcvbn.Zxcvbn.MatchPassword(text, known.Where(word => word.Length > 2)).Entropy < FewBits;
        return Task.FromResult(weak ? IdentityResult.Failed(TooPlain) : IdentityResult.Success);
    }

    private static bool HoldsName(Account user, string password) => user.UserName.Length > 3 && Account.Normal(password).Contains(user.UserName, StringComparison.Ordinal);
}
