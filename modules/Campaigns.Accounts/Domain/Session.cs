using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Domain;

/// <summary>Somebody is signed in at a browser. The browser holds only the id, in a sealed cookie; what holds is this row: ended here, it is
/// over there. All times are real time.</summary>
internal sealed class Session : Entity
{
    private Session()
    {
    }

    public Guid AccountId { get; private init; }

    /// <summary>The account's stamp when it was opened: a new password makes another one, and so ends the session.</summary>
    public string Stamp { get; private init; } = "";

    /// <summary>Browser and system in words, for its owner to recognise.</summary>
    public string Device { get; private init; } = "";

    /// <summary>Network address with its last part left out.</summary>
    public string Address { get; private init; } = "";

    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>To the minute: a row is not written for each request.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When the person last proved who they are; dangerous acts ask for it to be recent.</summary>
    public DateTimeOffset ProvedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static Session Open(Account account, string device, string address, DateTimeOffset real) => new()
    {
        AccountId = account.Id,
        Stamp = account.SecurityStamp,
        Device = device,
        Address = address,
        OpenedAt = real,
        LastSeenAt = real,
        ProvedAt = real,
    };

    /// <summary>The person proved once more who they are.</summary>
    public void Prove(DateTimeOffset real) => ProvedAt = real;

    public void End(DateTimeOffset real) => EndedAt ??= real;
}

/// <summary>How long a session lasts.</summary>
/// <param name="Idle">Without a request.</param>
/// <param name="Absolute">In all, however busy.</param>
/// <param name="Proof">So long after a proof dangerous acts ask for no further one.</param>
internal sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute, TimeSpan Proof)
{
    public bool Hold(DateTimeOffset openedAt, DateTimeOffset lastSeenAt, DateTimeOffset real) => real < openedAt + Absolute && real < lastSeenAt + Idle;
}
