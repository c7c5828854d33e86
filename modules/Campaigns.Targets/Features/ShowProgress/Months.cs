using System.Globalization;
using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>Progress month by month: from the campaign's first month to the day asked about, and on to the last month with a plan.</summary>
internal static class Months
{
    public static List<ProgressRow> Rows(Campaign campaign, DateOnly upTo, Days days, SeenTargets seen)
    {
        var plan = seen.ByMonth();
        var last = plan.Keys.Append(First(upTo)).Max();
        var rows = new List<ProgressRow>();
        var reached = 0;
        for (var month = First(campaign.StartsOn); month <= last; month = month.AddMonths(1))
        {
            reached += days.In(Within(month, campaign.StartsOn, upTo));
            int? planned = plan.TryGetValue(month, out var people) ? people : null;
            var counting = days.In(Within(month, campaign.TargetFrom, upTo < campaign.TargetTo ? upTo : campaign.TargetTo));
            rows.Add(new(Code(month), Code(month), planned, counting, reached, planned));
        }

        return rows;
    }

    public static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    public static string Code(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static Span Within(DateOnly month, DateOnly from, DateOnly to)
    {
        var last = month.AddMonths(1).AddDays(-1);
        return new(month < from ? from : month, last > to ? to : last);
    }
}
