using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>An account holds a role at a place, for a time.</summary>
internal sealed class Grant : Entity, IScoped
{
    private Grant()
    {
    }

    public Guid AccountId { get; private init; }

    public string RoleKey { get; private init; } = "";

    /// <summary>Where it holds; empty: everywhere.</summary>
    public string ScopePath { get; private init; } = "";

    /// <summary>Business time; null: always was.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>Business time at which it no longer holds; null: without end.</summary>
    public DateTimeOffset? Until { get; private set; }

    public static Grant Of(Guid accountId, string roleKey, string scopePath, DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        new() { AccountId = accountId, RoleKey = roleKey, ScopePath = scopePath, From = from, Until = until };

    public bool HoldsAt(DateTimeOffset now) => (From is null || now >= From) && (Until is null || now < Until);

    /// <summary>Ends it now, unless it ended earlier.</summary>
    public void End(DateTimeOffset now)
    {
        if (Until is null || Until > now) Until = now;
    }
}
