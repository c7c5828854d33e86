namespace Campaigns.Targets.Domain;

/// <summary>Where the pace of a campaign leads, and how well the same rule did a month ago.</summary>
internal sealed class Pace(Campaign campaign, Days days, DateOnly asOf)
{
    /// <summary>People at the end of the target's period.</summary>
    public Forecast Forecast()
    {
        var lastDone = asOf < campaign.TargetFrom ? campaign.TargetFrom.AddDays(-1) : asOf;
        var soFar = days.In(new(campaign.TargetFrom, asOf < campaign.TargetTo ? asOf : campaign.TargetTo));
        return Domain.Forecast.Of(soFar, days.Weeks(campaign.StartsOn, asOf), campaign.TargetTo.DayNumber - lastDone.DayNumber);
    }

    /// <summary>The day on which the target is reached if the pace of the last full weeks goes on; null when it is reached already, too early to say,
    /// or not within the target's period.</summary>
    public DateOnly? Reaches(int? target)
    {
        var weeks = days.Weeks(campaign.StartsOn, asOf);
        var soFar = days.In(new(campaign.TargetFrom, asOf));
        if (target is null || soFar >= target || weeks.Count < Domain.Forecast.FewestWeeks || weeks.Sum() == 0 || asOf < campaign.TargetFrom) return null;
        var toGo = Math.Ceiling((target.Value - soFar) * 7.0 * weeks.Count / weeks.Sum());
        return toGo <= campaign.TargetTo.DayNumber - asOf.DayNumber ? asOf.AddDays((int)toGo) : null;
    }

    /// <summary>What the rule would have said on the eve of the last full month about that month, and what came. Null when it could not have said anything.</summary>
    public ForetoldMonth? LastMonth()
    {
        var next = asOf.AddDays(1);
        var month = new DateOnly(next.Year, next.Month, 1).AddMonths(-1);
        var (eve, last) = (month.AddDays(-1), month.AddMonths(1).AddDays(-1));
        if (month < campaign.StartsOn || last > campaign.EndsOn) return null;
        var foretold = Domain.Forecast.Of(0, days.Weeks(campaign.StartsOn, eve), last.Day);
        return foretold.Mid is { } mid ? new(month, mid, days.In(new(month, last))) : null;
    }
}

/// <summary>A forecast held against what came.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Foretold">People foretold on its eve.</param>
/// <param name="Came">People who joined in it.</param>
internal sealed record ForetoldMonth(DateOnly Month, int Foretold, int Came);
