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

/// <summary>What an account may do now.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="UserName">Sign-in name.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Organisation">Organisation code or null.</param>
/// <param name="Grants">Permission to the places where it is held.</param>
public sealed record Access(Guid AccountId, string UserName, string DisplayName, string? Organisation, IReadOnlyDictionary<string, IReadOnlyList<Scope>> Grants);
