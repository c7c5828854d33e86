using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>Somebody at an outside provider who may sign in as an account. Known by issuer and subject alone: a name or mail address there may pass to another person.</summary>
internal sealed class OutsideIdentity : Entity
{
    /// <summary>ASCII characters of a subject, as the standard bounds it.</summary>
    public const int LongestSubject = 255;

    private OutsideIdentity()
    {
    }

    public Guid AccountId { get; private init; }

    /// <summary>The provider's issuer (OpenID Connect Core 1.0, section 2).</summary>
    public string Issuer { get; private init; } = "";

    public string Subject { get; private init; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset LinkedAt { get; private init; }

    public static OutsideIdentity Link(Guid accountId, string issuer, string subject, DateTimeOffset now) =>
        new() { AccountId = accountId, Issuer = issuer, Subject = subject, LinkedAt = now };
}
