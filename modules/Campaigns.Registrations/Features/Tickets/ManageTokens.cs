using System.Security.Cryptography;
using System.Text;
using Campaigns.Registrations.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Campaigns.Registrations.Features.Tickets;

/// <summary>The secret in a person's link. Found by its hash, so that a copy of the database opens no link; sealed with this installation's
/// keys for messages sent later.</summary>
internal sealed class ManageTokens(IDataProtectionProvider protection)
{
    private const int Bytes = 16;
    private readonly IDataProtector _seal = protection.CreateProtector("Campaigns.Registrations.ManageToken.v1");

    public ManageToken Next()
    {
        var text = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));
        return new(text, Hash(text), _seal.Protect(text));
    }

    /// <summary>Null for what cannot be a token.</summary>
    public static string? HashOf(string? text) => text is { Length: 22 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? Hash(text) : null;

    /// <summary>The token again; null when the keys it was sealed with are gone.</summary>
    public string? Open(string? sealedToken)
    {
        if (sealedToken is null) return null;
        try
        {
            return _seal.Unprotect(sealedToken);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
