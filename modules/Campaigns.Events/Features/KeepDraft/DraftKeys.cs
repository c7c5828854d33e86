using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Campaigns.Events.Features.KeepDraft;

/// <summary>One form in one window of one person.</summary>
/// <param name="EventId">Empty: a new event.</param>
internal sealed record DraftKey(Guid Id, Guid OwnerId, Guid EventId);

/// <summary>The secret a form carries: it says whose the form is also when their session has ended, and opens nothing but the place where what is typed is kept.</summary>
internal sealed class DraftKeys(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(2);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Campaigns.Events.FormDraft.v1").ToTimeLimitedDataProtector();

    public string Seal(DraftKey key) => _seal.Protect($"{key.Id:N}{key.OwnerId:N}{key.EventId:N}", Lasts);

    /// <summary>Null for what is forged or too old.</summary>
    public DraftKey? Open(string? text)
    {
        try
        {
            return text is { Length: > 0 and < 1_000 } && _seal.Unprotect(text) is { Length: 96 } ids ? new(Guid.Parse(ids[..32]), Guid.Parse(ids[32..64]), Guid.Parse(ids[64..])) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
