using System.Security.Cryptography;
using System.Text;
using Campaigns.Events.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Events.Features.AskSubstitutes;

/// <summary>The secret in the link of one who is asked.</summary>
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
    public string? AddressOf(SubstituteAsk ask)
    {
        try
        {
            return $"{Root}/stand-in/{_seal.Unprotect(ask.SealedToken)}";
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // By setting Site:Url, else where the process listens.
    private string Root
    {
        get
        {
            if (configuration["Site:Url"] is { Length: > 0 } set) return set.TrimEnd('/');
            var listens = (configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "http://localhost:5080").Split(';')[0].TrimEnd('/');
            return new[] { "://*", "://+", "://0.0.0.0", "://[::]" }.Aggregate(listens, (text, any) => text.Replace(any, "://localhost", StringComparison.Ordinal));
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
