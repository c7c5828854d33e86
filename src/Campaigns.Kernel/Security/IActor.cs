namespace Campaigns.Kernel.Security;

/// <summary>Who is acting in this request or job.</summary>
public interface IActor
{
    /// <summary>The account; null for the public and the system.</summary>
    Guid? Id { get; }

    /// <summary>The user name; <c>public</c> or <c>system</c> without an account.</summary>
    string Name { get; }

    /// <summary>The name for people to read; empty without an account.</summary>
    string DisplayName { get; }

    /// <summary>Organisation code of the account, such as <c>post</c>; null without.</summary>
    string? Organisation { get; }

    /// <summary>Holds the permission somewhere.</summary>
    bool Has(string permission);

    /// <summary>Holds the permission at that place.</summary>
    bool Has(string permission, Scope at);

    /// <summary>Where the permission is held; empty: nowhere. Queries are narrowed by it.</summary>
    IReadOnlyList<Scope> Where(string permission);

    /// <summary>User name of the person who is stood in for: one who lent a permission without which something asked for here would not have been
    /// allowed. Null: whoever acts does so in their own right. Audit notes carry it, and who checks four eyes counts both as one pair.</summary>
    string? OnBehalfOf => null;
}

/// <summary>Lets work off the request act as somebody. Implemented by the runtime.</summary>
public interface IActAs
{
    /// <summary>From now on in this service scope the system acts, with every permission.</summary>
    void System();
}

/// <summary>Answers what an account may do. Implemented by the module that keeps accounts; without one nobody may do anything.</summary>
public interface IAccess
{
    /// <summary>The grants valid now; null when the account is unknown or locked.</summary>
    Task<Access?> Find(Guid accountId, CancellationToken ct);
}

/// <summary>Narrows what an account may do for one way of signing in, such as a token that carries less than its owner holds. Found by this
/// interface; every one of them is applied to every request.</summary>
public interface IAccessLimit
{
    /// <summary>The same access or less.</summary>
    Access Apply(System.Security.Claims.ClaimsPrincipal who, Access access);
}

/// <summary>What an account may do now.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="UserName">Sign-in name.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Organisation">Organisation code or null.</param>
/// <param name="Grants">Permission to the places where it is held, own and lent.</param>
public sealed record Access(Guid AccountId, string UserName, string DisplayName, string? Organisation, IReadOnlyDictionary<string, IReadOnlyList<Scope>> Grants)
{
    /// <summary>What is held only because others lent it for a time, beyond what is the account's own; it is among <see cref="Grants"/> too.</summary>
    public IReadOnlyList<Lent> Lent { get; init; } = [];
}

/// <summary>A permission somebody else lent.</summary>
/// <param name="Permission">Which.</param>
/// <param name="At">Where.</param>
/// <param name="Lender">User name of the one who is stood in for.</param>
public sealed record Lent(string Permission, Scope At, string Lender);
