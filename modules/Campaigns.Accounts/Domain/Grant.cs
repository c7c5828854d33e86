using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>An account holds a role at a place, for one organisation or both, for a time.</summary>
internal sealed class Grant : Entity, IScoped
{
    private Grant()
    {
    }

    public Guid AccountId { get; private init; }

    public string RoleKey { get; private init; } = "";

    /// <summary>Where it holds; empty: everywhere.</summary>
    public string ScopePath { get; private init; } = "";

    /// <summary>Only for what belongs to this organisation; null: for all of them.</summary>
    public string? Organisation { get; private init; }

    /// <summary>Business time; null: always was.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>Business time at which it no longer holds; null: without end.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>User name of who gave it; null: set-up data did.</summary>
    public string? GrantedBy { get; private init; }

    public Scope At => new(ScopePath, Organisation);

    public static Grant Of(Guid accountId, string roleKey, string scopePath, DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        Of(accountId, roleKey, new Scope(scopePath), from, until, null);

    public static Grant Of(Guid accountId, string roleKey, Scope at, DateTimeOffset? from, DateTimeOffset? until, string? grantedBy) => new()
    {
        AccountId = accountId,
        RoleKey = roleKey,
        ScopePath = at.Path,
        Organisation = at.Organisation,
        From = from,
        Until = until,
        GrantedBy = grantedBy,
    };

    public bool HoldsAt(DateTimeOffset now) => (From is null || now >= From) && (Until is null || now < Until);

    /// <summary>Whether there is an instant at which both hold.</summary>
    public bool Meets(DateTimeOffset? from, DateTimeOffset? until) => (Until is null || from is null || from < Until) && (From is null || until is null || From < until);

    /// <summary>Ends it now, unless it ended earlier.</summary>
    public void End(DateTimeOffset now)
    {
        if (Until is null || Until > now) Until = now;
    }
}
