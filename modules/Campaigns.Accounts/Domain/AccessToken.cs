using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>A personal access token: its bearer may do over the API what the account may do, or the part of it that the token names.
/// What the account loses, its tokens lose. Only its hash is kept; times are real time.</summary>
internal sealed class AccessToken : Entity
{
    /// <summary>So that people and secret scanners recognise one.</summary>
    public const string Mark = "cpn_";

    private AccessToken()
    {
    }

    public Guid AccountId { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>SHA-256 of the text. The text has 256 random bits, so a slow hash would add nothing.</summary>
    public byte[] Hash { get; private init; } = [];

    /// <summary>Last four characters, to tell tokens apart.</summary>
    public string Ending { get; private init; } = "";

    /// <summary>The permissions it carries of those its owner holds; empty: all of them.</summary>
    public List<string> Permissions { get; private init; } = [];

    /// <summary>The place it is good for, of those where its owner holds something; empty: all of them.</summary>
    public string ScopePath { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Makes one. The text is told once and never kept.</summary>
    public static (AccessToken Token, string Text) Make(Guid accountId, string name, DateTimeOffset real, TimeSpan lasts, IEnumerable<string>? permissions = null, string scopePath = "")
    {
        var text = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var token = new AccessToken
        {
            AccountId = accountId,
            Name = name.Trim(),
            Hash = HashOf(text),
            Ending = text[^4..],
            Permissions = [.. (permissions ?? []).Distinct().Order(StringComparer.Ordinal)],
            ScopePath = scopePath,
            CreatedAt = real,
            ExpiresAt = real + lasts,
        };
        return (token, text);
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public bool WorksAt(DateTimeOffset real) => RevokedAt is null && real < ExpiresAt;

    public void Revoke(DateTimeOffset real) => RevokedAt ??= real;
}
