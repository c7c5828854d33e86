using System.Globalization;
using Campaigns.Kernel.Commands;
using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Features.SetTargets;

/// <summary>Shares a campaign's target out: a new version from a day on. The same again changes nothing.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Parts">Units with their whole, and with a month (<c>yyyy-MM</c>) their plan.</param>
/// <param name="EffectiveFrom">First day it holds; null: the first version from the target's first day, a later one from today.</param>
/// <param name="Reason">Why; the pages ask for it from the second version on.</param>
/// <param name="Expected">Version of the campaign the caller saw; null: whichever it is.</param>
internal sealed record SetTargets(Guid CampaignId, IReadOnlyList<PartBody> Parts, DateOnly? EffectiveFrom = null, string? Reason = null, int? Expected = null)
    : ICommand<TargetVersion>
{
    // Every unit of the country times twelve months; more is no breakdown.
    private const int MostParts = 50_000;
    private const int LongestReason = 500;

    public IEnumerable<Failure> Check()
    {
        if (Parts.Count == 0) yield return Refusals.PartsMissing;
        if (Parts.Count > MostParts) yield return Refusals.TooManyParts;
        if (Reason?.Trim().Length > LongestReason) yield return Refusals.ReasonTooLong;
        var seen = new HashSet<(string?, string?)>();
        for (var i = 0; i < Parts.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Parts[i]?.UnitCode)) yield return Refusals.PartUnitMissing.At($"{i}.unitCode");
            else if (!seen.Add((Parts[i].UnitCode!.Trim(), Parts[i].Month))) yield return Refusals.PartTwice.At($"{i}");
            if (Parts[i]?.Target is null or < 0 or > Campaign.LargestTarget) yield return Refusals.PartOutOfRange.At($"{i}.target");
            if (Parts[i]?.Month is { } month && MonthOf(month) is null) yield return Refusals.MonthInvalid.At($"{i}.month");
        }
    }

    internal static DateOnly? MonthOf(string month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;
}

/// <summary>One element of the body of <c>PUT /campaigns/{id}/targets</c>.</summary>
internal sealed record PartBody(string? UnitCode, string? Month, int? Target);
