using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>By what progress is broken down.</summary>
internal enum ProgressBy
{
    /// <summary>The level between province and commune; since 01/07/2025 the operating area.</summary>
    District,

    /// <summary>The same level under its newer name.</summary>
    Area,

    Commune,

    /// <summary>The office that took the first payment.</summary>
    Post,

    Month,
}

/// <summary>How far a campaign is on a day, as the caller may see it. Two counts that are never mixed up: <paramref name="Actual"/> within the
/// target's period, <paramref name="Cumulative"/> since the campaign began; both up to the day, which belongs to them.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Whole">Whether the caller sees all of the campaign; else every number is of their places only.</param>
/// <param name="Target">People to be won within the target's period; null where nothing was shared out to the caller's places.</param>
/// <param name="Plan">What the plan by month wanted by the end of the last full month; null without a plan, or before its first month is over.</param>
internal sealed record Progress(Campaign Campaign, DateOnly AsOf, bool Whole, int? Target, int Actual, int Cumulative, PlanSoFar? Plan, Forecast Forecast,
    IReadOnlyList<ProgressRow> Rows)
{
    /// <summary>What was foretold for the last full month, and what came; null where nothing could be foretold.</summary>
    public ForetoldMonth? LastMonth { get; init; }

    /// <summary>When the target is reached at the present pace; null when that cannot be said.</summary>
    public DateOnly? Reaches { get; init; }

    /// <summary>Paths the numbers are of.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Month by month, whatever the rows are.</summary>
    public IReadOnlyList<ProgressRow> Curve { get; init; } = [];

    /// <summary>Percent of the target with one decimal, half away from zero; null where there is no target.</summary>
    public decimal? Percent => PercentOf(Actual, Target);

    public static decimal? PercentOf(int actual, int? target) =>
        target is null or 0 ? null : Math.Round(actual * 100m / target.Value, 1, MidpointRounding.AwayFromZero);
}

/// <summary>One unit, office or month. By month, <paramref name="Cumulative"/> is the number reached at the end of that month.</summary>
internal sealed record ProgressRow(string Code, string Name, int? Target, int Actual, int Cumulative, int? Plan = null)
{
    public decimal? Percent => Progress.PercentOf(Actual, Target);

    /// <summary>Whether it lies behind its plan.</summary>
    public bool Behind => Plan is { } plan && Actual < plan;
}

/// <summary>The plan up to the last full month.</summary>
internal sealed record PlanSoFar(DateOnly LastDay, int People);
