using Microsoft.AspNetCore.DataProtection;

namespace Campaigns.Training.Features.CheckIn;

/// <summary>What the QR code on the wall of a class says. It holds for a few minutes by the real clock: a photo of it sent home proves nothing.</summary>
internal sealed class ClassPasses(IDataProtectionProvider protection)
{
    // The page on the wall shows another one each minute; whoever scans it has time to sign in.
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Campaigns.Training.ClassPass.v1").ToTimeLimitedDataProtector();

    public string For(Guid sessionId) => _seal.Protect(sessionId.ToString("N"), Holds);

    /// <summary>The class; null: not a code of ours, or too old.</summary>
    public Guid? Read(string? code)
    {
        if (string.IsNullOrEmpty(code) || code.Length > 1_000) return null;
        try
        {
            return Guid.TryParse(_seal.Unprotect(code), out var id) ? id : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
