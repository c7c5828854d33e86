using Campaigns.Kernel.Commands;

namespace Campaigns.Events.Domain;

/// <summary>Something that speaks against an event as planned.</summary>
/// <param name="Kind">Word of the API; with <c>events.</c> before it the key of its text.</param>
/// <param name="With">What it clashes with: id of an event, a campaign, a venue or a member of staff, the name of a holiday, or a format.</param>
/// <param name="Hard">Blocks; a soft one only wants a reason.</param>
/// <param name="Args">Values for the text.</param>
internal sealed record EventConflict(string Kind, string With, bool Hard, params object[] Args)
{
    /// <summary>All kinds there are.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["venue-double-booked", "presenter-double-booked", "presenter-not-qualified", "outside-campaign", "holiday", "venue-too-small",
        "travel-too-tight", "commune-too-soon", "over-budget", "qualification-advised", "venue-closed", "presenter-on-leave", "desk-on-leave", "desk-double-booked"];

    /// <summary>Who lacks what on which day, where that is it.</summary>
    public Contracts.NotQualified? Lacks { get; init; }

    public string TextKey => "events." + Kind;

    public Failure AsFailure() => Failure.Conflict(TextKey, Args);

    /// <summary>Why this stands in the way of holding hall and people; empty when nothing does.</summary>
    public static IReadOnlyList<Failure> Blocks(IReadOnlyList<EventConflict> all, string? overrideReason)
    {
        if (all.Any(c => c.Hard)) return [.. all.Where(c => c.Hard).Select(c => c.AsFailure())];
        if (all.Count == 0 || !string.IsNullOrWhiteSpace(overrideReason)) return [];
        return [Refusals.NeedsReason, .. all.Select(c => c.AsFailure())];
    }
}
