namespace Campaigns.Accounts.Contracts;

/// <summary>Questions about accounts, and making them from set-up data.</summary>
public interface IAccounts
{
    /// <summary>The account's id by user name, or null.</summary>
    Task<Guid?> Find(string userName, CancellationToken ct);

    /// <summary>Makes the account with its grants, or leaves the one that is there. Answers its id.</summary>
    /// <remarks>Repeatable. The password is set only when the account is made.</remarks>
    Task<Guid> Ensure(AccountSpec spec, CancellationToken ct);

    /// <summary>Accounts that are closed: whoever had them is not asked for anything any more.</summary>
    Task<IReadOnlySet<Guid>> Closed(CancellationToken ct);
}

/// <summary>An account to be made.</summary>
/// <param name="UserName">Sign-in name, lower case.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Organisation">Organisation code such as <c>post</c> or <c>bhxh</c>; null for neither.</param>
/// <param name="Roles">Role keys, see Kernel's <c>Roles</c>.</param>
/// <param name="ScopePath">Where the roles hold; the empty path is everything.</param>
/// <param name="Password">First password.</param>
/// <param name="Email">Where a link for a new password is sent; null: none.</param>
/// <param name="Phone">The same by SMS.</param>
public sealed record AccountSpec(string UserName, string DisplayName, string? Organisation, IReadOnlyList<string> Roles, string ScopePath, string Password, string? Email = null, string? Phone = null);
