using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>Whoever has the link may set the account's password, once, for a time. Only its hash is kept; times are real time.</summary>
internal sealed class PasswordLink : Entity
{
    /// <summary>For a password forgotten.</summary>
    public static readonly TimeSpan ResetLasts = TimeSpan.FromHours(1);

    /// <summary>For a new account: people read their mail the day after tomorrow.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(3);

    // 128 bits: beyond guessing, and short enough for an SMS.
    private const int Bytes = 16;

    private PasswordLink()
    {
    }

    public Guid AccountId { get; private init; }

    public byte[] Hash { get; private init; } = [];

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static (PasswordLink Link, string Text) Make(Guid accountId, DateTimeOffset real, TimeSpan lasts)
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return (new() { AccountId = accountId, Hash = HashOf(text), ExpiresAt = real + lasts }, text);
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public bool WorksAt(DateTimeOffset real) => UsedAt is null && real < ExpiresAt;

    public void Use(DateTimeOffset real) => UsedAt ??= real;
}
