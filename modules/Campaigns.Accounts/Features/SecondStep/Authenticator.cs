using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Campaigns.Accounts.Features.SecondStep;

/// <summary>Time-based codes (RFC 6238): six digits, SHA-1, 30 seconds, which is what every app understands. One step of drift either way.</summary>
/// <remarks>Not Identity's own check: it does not say which step a code was of, and so cannot refuse the same code twice.</remarks>
internal sealed class Authenticator(IDataProtectionProvider protection)
{
    private const int Digits = 6;

    // 160 bits, as RFC 4226 asks for.
    private const int SecretBytes = 20;

    private static readonly VerificationWindow Drift = new(previous: 1, future: 1);

    private readonly ITimeLimitedDataProtector _offered = protection.CreateProtector("Accounts.SecondFactorOffer").ToTimeLimitedDataProtector();

    /// <summary>In Base32.</summary>
    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretBytes));

    /// <summary>For the form of the one it is offered to, until it is confirmed.</summary>
    public string Offer(Guid accountId, string secret) => _offered.Protect($"{accountId:N}{secret}", TimeSpan.FromMinutes(30));

    /// <summary>The secret of an offer to that account; null when it is none, or too old.</summary>
    public string? Accept(Guid accountId, string? offer)
    {
        try
        {
            var text = _offered.Unprotect(offer ?? "");
            return text.StartsWith($"{accountId:N}", StringComparison.Ordinal) ? text[32..] : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The time step the code is of; null when it is wrong.</summary>
    public static long? StepOf(string secret, string code, DateTimeOffset real)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        return digits.Length == Digits && new Totp(Base32Encoding.ToBytes(secret), totpSize: Digits).VerifyTotp(real.UtcDateTime, digits, out var step, Drift) ? step : null;
    }

    /// <summary>What the app reads from the QR code (Key Uri Format).</summary>
    public static string Address(string site, string userName, string secret) =>
        new OtpUri(OtpType.Totp, secret, userName, site, digits: Digits).ToString();
}
