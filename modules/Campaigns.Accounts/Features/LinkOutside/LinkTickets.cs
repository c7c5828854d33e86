using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Campaigns.Accounts.Features.LinkOutside;

/// <summary>Shows that a session asked by our own page to be tied to somebody at the provider: it stands in the link there, which another site
/// cannot make. For ten minutes.</summary>
internal sealed class LinkTickets(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("accounts.outside-link").ToTimeLimitedDataProtector();

    public string Make(Guid sessionId) => _protector.Protect(sessionId.ToString(), Lasts);

    public bool IsFor(string ticket, Guid sessionId)
    {
        try
        {
            return _protector.Unprotect(ticket) == sessionId.ToString();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
