using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>Everything a planner decides about an event, already looked up and known to exist.</summary>
/// <param name="When">Half-open, UTC.</param>
/// <param name="Presenters">Staff ids, first one first.</param>
/// <param name="Desk">Staff ids; empty: any desk staff of the area.</param>
/// <param name="Budget">Đồng, or null.</param>
/// <param name="OverrideReason">Why a soft conflict is accepted, or null.</param>
internal sealed record EventPlan(Guid CampaignId, string Title, string Format, EventPlace Place, Period When, int Capacity, RegistrationWindow Registration,
    IReadOnlyList<Guid> Presenters, IReadOnlyList<Guid> Desk, long? Budget, string? Note, string? OverrideReason)
{
    /// <summary>No event is longer; so far back is looked for what still lasts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>Đồng; ten times the whole year's money of a province.</summary>
    public const long MostMoney = 1_000_000_000_000;

    /// <summary>Spoken there besides Vietnamese (<see cref="Languages"/>); null: none.</summary>
    public string? Language { get; init; }
}

/// <summary>Where it is: the unit valid that day, and the hall if one is chosen.</summary>
/// <param name="UnitName">Name without kind, as it goes into the address.</param>
/// <param name="UnitFullName">Name with kind, for people.</param>
/// <param name="ScopePath">Codes from the province down.</param>
internal sealed record EventPlace(string UnitCode, string UnitName, string UnitFullName, string ScopePath, Guid? VenueId);

/// <summary>When people may register (UTC, half-open), and whether a full event takes a waitlist.</summary>
internal sealed record RegistrationWindow(DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool Waitlist);

/// <summary>Who acts and when; goes into the history.</summary>
internal sealed record By(Guid? ActorId, string Name, DateTimeOffset At);
