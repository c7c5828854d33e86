using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>Somebody who is away lends what they may do to a colleague, for some days. It ends by itself. What is lent is the lender's own;
/// what others lent to them stays with them: cover does not chain.</summary>
internal sealed class Delegation : Entity
{
    public const int LongestReason = 200;

    private Delegation()
    {
    }

    /// <summary>Account of who is away.</summary>
    public Guid PrincipalId { get; private init; }

    /// <summary>Account of who stands in.</summary>
    public Guid DelegateId { get; private init; }

    /// <summary>Names of the permissions lent; empty: all.</summary>
    public List<string> Permissions { get; private init; } = [];

    /// <summary>Business time.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>Business time at which it no longer holds.</summary>
    public DateTimeOffset Until { get; private init; }

    public string Reason { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Business time of its early end; null: goes on until its last day.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public static Delegation Lend(Guid principal, Guid to, IEnumerable<string> permissions, Period when, string? reason, DateTimeOffset now) => new()
    {
        PrincipalId = principal,
        DelegateId = to,
        Permissions = [.. permissions.Distinct().Order(StringComparer.Ordinal)],
        From = when.Start,
        Until = when.End,
        Reason = (reason ?? "").Trim(),
        CreatedAt = now,
    };

    public Period When => new(From, EndedAt is { } ended && ended < Until ? ended : Until);

    public bool HoldsAt(DateTimeOffset now) => When.Contains(now);

    /// <summary>Whether that permission is among what is lent.</summary>
    public bool Covers(string permission) => Permissions.Count == 0 || Permissions.Contains(permission);

    /// <summary>Ends it now, unless it is over.</summary>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is null && now < Until) EndedAt = now;
    }
}
