using System.Security.Cryptography;
using System.Text;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>Opens once, in place of a code from a lost phone.</summary>
internal sealed class RecoveryCode : Entity
{
    public const int Many = 10;

    // Without 0, 1, O, I, L and U: nothing that is misread, and no words.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 4, GroupLength = 4;

    private RecoveryCode()
    {
    }

    public Guid AccountId { get; private init; }

    /// <summary>HMAC-SHA-256 of the code under the account's id. A code has 78 random bits, so a slow hash would add nothing.</summary>
    public byte[] Hash { get; private init; } = [];

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Makes one. Its text is shown once and never kept.</summary>
    public static (RecoveryCode Code, string Text) Make(Guid accountId)
    {
        var text = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));
        return (new() { AccountId = accountId, Hash = HashOf(accountId, text) }, text);
    }

    /// <summary>However it was typed: small letters, blanks and dashes make no difference.</summary>
    public static byte[] HashOf(Guid accountId, string typed) =>
        HMACSHA256.HashData(accountId.ToByteArray(), Encoding.ASCII.GetBytes([.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]));

    /// <summary>Whether the text could be a recovery code and is no six digits.</summary>
    public static bool Resembles(string typed) => typed.Count(char.IsAsciiLetterOrDigit) == Groups * GroupLength;

    public void Use(DateTimeOffset real) => UsedAt ??= real;
}
