using System.Text.Json;
using Campaigns.Kernel.Commands;

namespace Campaigns.Registrations.Contracts;

/// <summary>Permissions of attendance that other modules' pages and endpoints ask for.</summary>
public static class AttendancePermissions
{
    /// <summary>Record who came; finds people by search only.</summary>
    public const string Record = "registrations.attendance-record";

    /// <summary>Beside <see cref="Record"/>: at every desk of the area, also where others are named for it.</summary>
    public const string AnyDesk = "registrations.attendance-any-desk";
}

/// <summary>What was recorded about who came.</summary>
public enum AttendanceKind
{
    /// <summary>Somebody who had not registered is here: on the list and checked in.</summary>
    Register,

    /// <summary>Somebody is here.</summary>
    CheckIn,

    /// <summary>The check-in was a mistake.</summary>
    UndoCheckIn,

    /// <summary>Some fields of a registration are otherwise.</summary>
    Edit,

    /// <summary>So many people were counted in the hall.</summary>
    HeadCount,
}

/// <summary>One thing recorded, to be taken over once.</summary>
/// <param name="Key">Names it for good: the same key again changes nothing.</param>
/// <param name="Kind">What.</param>
/// <param name="At">When it happened, as far as it can be believed (UTC); shown to people, compared with nothing but other such times.</param>
public sealed record AttendanceChange(Guid Key, AttendanceKind Kind, DateTimeOffset At)
{
    /// <summary>The registration, or the key of the <see cref="AttendanceKind.Register"/> that made it.</summary>
    public Guid? RegistrationId { get; init; }

    /// <summary>Ticket code, where the id is not known.</summary>
    public string? Code { get; init; }

    /// <summary>Of Register: what the public form sends.</summary>
    public JsonElement? Person { get; init; }

    /// <summary>Of Edit: the new values.</summary>
    public AttendeeFields? Fields { get; init; }

    /// <summary>Of Edit: version of the registration that the new values were written over; null when it is not known.</summary>
    public int? SeenVersion { get; init; }

    /// <summary>Of Edit: who wrote; their own earlier changes are no clash.</summary>
    public string? Source { get; init; }

    /// <summary>Of HeadCount.</summary>
    public int? Heads { get; init; }

    /// <summary>A person has looked at the clash and decided for these values.</summary>
    public bool Decided { get; init; }
}

/// <summary>New values; null: as it was.</summary>
public sealed record AttendeeFields
{
    /// <summary>1 to 120 characters.</summary>
    public string? FullName { get; init; }

    /// <summary>As written; empty: has none.</summary>
    public string? Phone { get; init; }

    /// <summary>Thôn.</summary>
    public string? Hamlet { get; init; }

    /// <summary>1 to 10.</summary>
    public int? People { get; init; }
}

/// <summary>What became of a change.</summary>
public enum AttendanceResult
{
    /// <summary>It stands.</summary>
    Applied,

    /// <summary>This very change stands already.</summary>
    Repeated,

    /// <summary>It was so before, by somebody else's hand.</summary>
    AlreadySo,

    /// <summary>Others changed the same meanwhile: a person must choose. What did not clash stands.</summary>
    Clash,

    /// <summary>Cannot be.</summary>
    Refused,
}

/// <summary>The answer to one change.</summary>
/// <param name="Key">Of the change.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Reason">A word with hyphens that says more: why not, or what was unusual about it.</param>
/// <param name="RegistrationId">The registration it touched.</param>
public sealed record AttendanceOutcome(Guid Key, AttendanceResult Result, string? Reason = null, Guid? RegistrationId = null)
{
    /// <summary>Fields that both sides changed.</summary>
    public IReadOnlyList<FieldClash> Clashes { get; init; } = [];
}

/// <summary>A field that was changed meanwhile.</summary>
/// <param name="Field">In camelCase.</param>
/// <param name="Offered">What the change would have made of it, in the form it is kept.</param>
/// <param name="Standing">What it is now.</param>
/// <param name="StandingAt">Since when (UTC).</param>
public sealed record FieldClash(string Field, string? Offered, string? Standing, DateTimeOffset StandingAt);

/// <summary>A meeting as its desk sees it.</summary>
public sealed record DeskRoster(Guid Id, string Slug, string Title, string Place, string UnitCode, string ScopePath, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool Open, int Seats)
{
    /// <summary>Registered people who are here.</summary>
    public int There { get; init; }

    /// <summary>Registered people, who are here or may come.</summary>
    public int Expected { get; init; }

    /// <summary>People here who had not registered.</summary>
    public int WalkIns { get; init; }

    /// <summary>People who did not come, once the meeting is over.</summary>
    public int Absent { get; init; }

    /// <summary>People counted in the hall, where somebody counted.</summary>
    public int? HeadCount { get; init; }
}

/// <summary>A registration as a desk sees it. The phone is masked where the caller may not see phones.</summary>
public sealed record DeskRegistration(Guid Id, string Code, string FullName, string? Phone, string? PhoneEnd, string? Hamlet, string? UnitCode, int People, string Status,
    DateTimeOffset? CheckedInAt, bool WalkIn, int Version, string? Need);

/// <summary>Who came. Everything here is for whoever may work the desk of the meeting; for anybody else it is not there.</summary>
public interface IAttendance
{
    /// <summary>The meetings whose desk is the caller's, from today until the end of that day, soonest first.</summary>
    Task<IReadOnlyList<DeskRoster>> Desks(DateOnly last, CancellationToken ct);

    /// <summary>One, or null when it is not there or not the caller's desk.</summary>
    Task<DeskRoster?> Desk(Guid offeringId, CancellationToken ct);

    /// <summary>Everybody on the list, by given name; empty when it is not the caller's desk.</summary>
    Task<IReadOnlyList<DeskRegistration>> All(Guid offeringId, CancellationToken ct);

    /// <summary>Those found by a name without marks, the end of a phone or a ticket code; at most <paramref name="atMost"/>.</summary>
    Task<IReadOnlyList<DeskRegistration>> Search(Guid offeringId, string words, int atMost, CancellationToken ct);

    /// <summary>Takes changes over, in their order and in one transaction: all that stand are stored, or none. Refused when it is not the caller's desk.</summary>
    Task<Result<IReadOnlyList<AttendanceOutcome>>> Apply(Guid offeringId, IReadOnlyList<AttendanceChange> changes, CancellationToken ct);
}
