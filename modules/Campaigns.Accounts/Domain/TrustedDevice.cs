using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>A browser at which its owner asked not to be asked for a code again for a while. The password is still asked for.</summary>
internal sealed class TrustedDevice : Entity
{
    private TrustedDevice()
    {
    }

    public Guid AccountId { get; private init; }

    /// <summary>The account's stamp at that time: a new password or a new second factor ends the trust.</summary>
    public string Stamp { get; private init; } = "";

    /// <summary>SHA-256 of the 256 random bits the browser holds.</summary>
    public byte[] Hash { get; private init; } = [];

    /// <summary>Real time.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    public static (TrustedDevice Device, string Text) Make(Account account, DateTimeOffset real, TimeSpan lasts)
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new() { AccountId = account.Id, Stamp = account.SecurityStamp, Hash = HashOf(text), ExpiresAt = real + lasts }, text);
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
