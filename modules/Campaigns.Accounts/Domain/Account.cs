using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>Somebody who can sign in. Five wrong passwords in a row close it for five minutes; who is signed in already stays so.</summary>
internal sealed class Account : Entity
{
    public const int AttemptsAllowed = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    private Account()
    {
    }

    /// <summary>Lower case, unique.</summary>
    public string UserName { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    /// <summary>Names folded, for searching.</summary>
    public string SearchName { get; private set; } = "";

    /// <summary>Code of the organisation it belongs to; null for none.</summary>
    public string? Organisation { get; private set; }

    /// <summary>Lower case; null: mail cannot reach them. Two accounts never share one.</summary>
    public string? Email { get; private set; }

    /// <summary>Null: no SMS can reach them.</summary>
    public string? Phone { get; private set; }

    /// <summary>Null: nobody can sign in with a password.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>Changes with the password; sessions made with another one end.</summary>
    public string SecurityStamp { get; private set; } = NewStamp();

    /// <summary>Attempts since the last success.</summary>
    public int FailedSignIns { get; private set; }

    /// <summary>Real time.</summary>
    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Business time since which it is closed for good; null while it is open.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static Account Open(string userName, string displayName, string? organisation, DateTimeOffset now)
    {
        var name = Normal(userName);
        return new()
        {
            UserName = name,
            DisplayName = displayName.Trim(),
            SearchName = Folding.Fold($"{displayName} {name}"),
            Organisation = organisation,
            CreatedAt = now,
        };
    }

    /// <summary>How to reach them.</summary>
    public void ReachedAt(string? email, string? phone) => (Email, Phone) = (string.IsNullOrWhiteSpace(email) ? null : Normal(email), string.IsNullOrWhiteSpace(phone) ? null : phone);

    /// <summary>The one spelling of a user name, and of a mail address.</summary>
    public static string Normal(string? userName) => (userName ?? "").Trim().ToLowerInvariant();

    /// <summary>Counts an attempt before the password is looked at: of many at once no more than five get an answer.</summary>
    /// <returns>Why it may not be tried; null when it may.</returns>
    public Failure? Attempt(DateTimeOffset real)
    {
        if (real < LockedUntil) return Refusals.SignInLocked;
        if (LockedUntil is not null) (LockedUntil, FailedSignIns) = (null, 0);
        FailedSignIns++;
        if (FailedSignIns >= AttemptsAllowed) LockedUntil = real + LockedFor;
        return null;
    }

    /// <summary>The password was right.</summary>
    public void SignedIn() => (FailedSignIns, LockedUntil) = (0, null);

    /// <summary>A new password; ends every session.</summary>
    public void Protect(string? passwordHash)
    {
        PasswordHash = passwordHash;
        SecurityStamp = NewStamp();
    }

    /// <summary>The same password, hashed anew for a stronger method; sessions go on.</summary>
    public void Rehash(string passwordHash) => PasswordHash = passwordHash;

    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    /// <summary>Opens it again. Sessions of before stay ended.</summary>
    public void Enable()
    {
        DisabledAt = null;
        Distrust();
    }

    /// <summary>Ends every session and every trust in a browser.</summary>
    public void Distrust() => SecurityStamp = NewStamp();

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
