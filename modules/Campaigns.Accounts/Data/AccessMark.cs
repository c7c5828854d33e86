using Campaigns.Accounts.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Campaigns.Accounts.Data;

/// <summary>One row that changes with everything that decides what somebody may do, in the same transaction. Whoever remembers access looks at
/// it first: the next request of every process sees a change.</summary>
internal sealed class AccessMark
{
    /// <summary>There is only one.</summary>
    public int Id { get; private init; } = 1;

    /// <summary>Another one after each change.</summary>
    public Guid Stamp { get; private set; }

    public void Renew() => Stamp = Guid.NewGuid();

    /// <summary>Whether saving that entry changes what somebody may do. Attempts to sign in do not.</summary>
    public static bool IsTouchedBy(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Entity switch
    {
        Grant or Role or Delegation => true,
        Account => entry.State != EntityState.Modified || Decisive.Any(name => entry.Property(name).IsModified),
        _ => false,
    };

    private static readonly string[] Decisive = [nameof(Account.SecurityStamp), nameof(Account.DisabledAt), nameof(Account.DisplayName), nameof(Account.Organisation)];
}
