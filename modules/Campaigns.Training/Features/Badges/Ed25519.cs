using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Training.Domain;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace Campaigns.Training.Features.Badges;

/// <summary>Signing with Ed25519 (RFC 8032), which the platform does not have.</summary>
internal static class Ed25519
{
    public static SigningKey NewKey(DateTimeOffset at)
    {
        var key = new Ed25519PrivateKeyParameters(new SecureRandom());
        var x = Base64Url.EncodeToString(key.GeneratePublicKey().GetEncoded());
        return SigningKey.Of(Thumbprint(x), x, Base64Url.EncodeToString(key.GetEncoded()), at);
    }

    public static byte[] Sign(SigningKey key, byte[] what)
    {
        var signer = new Ed25519Signer();
        signer.Init(true, new Ed25519PrivateKeyParameters(Base64Url.DecodeFromChars(key.PrivateKey)));
        signer.BlockUpdate(what, 0, what.Length);
        return signer.GenerateSignature();
    }

    // RFC 7638: the members that are required, in order of their names, without spaces.
    private static string Thumbprint(string x) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"Ed25519","kty":"OKP","x":"{{x}}"}""")));
}
