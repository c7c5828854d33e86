using Campaigns.Kernel.Values;

namespace Campaigns.Training.Domain;

/// <summary>A key pair that badges are signed with (Ed25519, RFC 8032). The newest signs; all stay published, so that old badges go on to verify.</summary>
internal sealed class SigningKey : Entity
{
    private SigningKey()
    {
    }

    /// <summary>JWK thumbprint (RFC 7638).</summary>
    public string KeyId { get; private set; } = "";

    /// <summary>32 bytes, base64url.</summary>
    public string PublicKey { get; private set; } = "";

    /// <summary>32 bytes, base64url; sealed where it is stored.</summary>
    public string PrivateKey { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static SigningKey Of(string keyId, string publicKey, string privateKey, DateTimeOffset at) => new() { KeyId = keyId, PublicKey = publicKey, PrivateKey = privateKey, At = at };
}
