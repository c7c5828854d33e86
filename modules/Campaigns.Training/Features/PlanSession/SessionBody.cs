using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>The body of <c>POST /courses/{id}/sessions</c>.</summary>
/// <param name="Kind"><c>classroom</c> (unless said), <c>on-the-job</c> or <c>online</c>.</param>
/// <param name="Material">Page of this site to study.</param>
internal sealed record SessionBody(DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? Place, int? Capacity, IReadOnlyList<Guid>? TrainerIds, string? Kind = null, string? Material = null)
{
    public const int MostPlaces = 1_000, MostTrainers = 20;

    /// <summary>Staff may put themselves on the list.</summary>
    public bool? SelfEnrolment { get; init; }

    /// <summary>Places beside those of the list for people who are not staff.</summary>
    public int? GuestSeats { get; init; }

    /// <summary>From when on both may say so; at once unless said.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Until when; until it begins unless said.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Unit in which the class is held; the province unless said.</summary>
    public string? UnitCode { get; init; }

    // An online course may stay open for months; more is a slip of the hand.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public IEnumerable<Failure> Check()
    {
        if (StartsAt is null) yield return Refusals.StartMissing;
        if (EndsAt is null) yield return Refusals.EndMissing;
        if (EndsAt <= StartsAt) yield return Refusals.EndBeforeStart;
        else if (EndsAt - StartsAt > Longest) yield return Refusals.TooLong;
        if (string.IsNullOrWhiteSpace(Place)) yield return Refusals.PlaceMissing;
        if (Place?.Trim().Length > SessionMap.PlaceLength) yield return Refusals.PlaceTooLong;
        if (Capacity is null or < 1 or > MostPlaces) yield return Refusals.OutOfRange("capacity", 1, MostPlaces);
        if (TrainerIds?.Count > MostTrainers) yield return Refusals.OutOfRange("trainerIds", 0, MostTrainers);
        if (Kind is not null && Words.Read<SessionKind>(Kind) is null) yield return Refusals.KindUnknown;
        if (GuestSeats is < 0 or > MostPlaces) yield return Refusals.OutOfRange("guestSeats", 0, MostPlaces);
        if (OpensAt >= (ClosesAt ?? StartsAt)) yield return Refusals.OpeningBackwards;
        if (ClosesAt > EndsAt) yield return Refusals.OpeningBackwards;
        if (!InsideTheSite(Material)) yield return Refusals.MaterialOutside;
    }

    /// <param name="now">When it is planned.</param>
    /// <param name="unit">Where it is held.</param>
    public SessionPlan Plan(DateTimeOffset now, Unit unit) => new(Words.Read<SessionKind>(Kind) ?? SessionKind.Classroom, new(StartsAt!.Value.ToUniversalTime(), EndsAt!.Value.ToUniversalTime()), Place!.Trim(), Capacity!.Value,
        [.. (TrainerIds ?? []).Distinct()], string.IsNullOrWhiteSpace(Material) ? null : Material.Trim(),
        new(SelfEnrolment == true, GuestSeats ?? 0, (OpensAt ?? now).ToUniversalTime(), (ClosesAt ?? StartsAt.Value).ToUniversalTime(), unit.Code, unit.Path));

    // A link that is shown to everybody in the class must not lead out of the site.
    private static bool InsideTheSite(string? material) => string.IsNullOrWhiteSpace(material)
        || material.Length <= SessionMap.PlaceLength && material[0] == '/' && !material.StartsWith("//", StringComparison.Ordinal) && !material.Contains('\\');
}
