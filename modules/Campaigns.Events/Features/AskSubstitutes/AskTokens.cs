using System.Security.Cryptography;
using System.Text;
using Campaigns.Events.Domain;
using Campaigns.Ui.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Events.Features.AskSubstitutes;

/// <summary>The secret in the link of one who is asked: to step in, or whether they come.</summary>
internal sealed class AskTokens(IDataProtectionProvider protection, IConfiguration configuration)
{
    private const int Bytes = 16;
    private const int Letters = 22;
    private readonly IDataProtector _seal = protection.CreateProtector("Campaigns.Events.AskToken.v1");

    public AskLink Next()
    {
        var text = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));
        return new(Hash(text), _seal.Protect(text));
    }

    /// <summary>Null for what cannot be a token.</summary>
    public static string? HashOf(string? text) => text?.Length == Letters && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? Hash(text) : null;

    /// <summary>The address for the message; null when the keys it was sealed with are gone.</summary>
    /// <param name="page">First part of the page's path.</param>
    /// <param name="sealedToken">As it is kept.</param>
    public string? Address(string page, string sealedToken)
    {
        try
        {
            return $"{SiteAddress.Root(configuration)}/{page}/{_seal.Unprotect(sealedToken)}";
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
