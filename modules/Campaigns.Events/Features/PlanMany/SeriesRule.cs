using System.Globalization;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Campaigns.Events.Features.PlanMany;

/// <summary>Days of a series by a rule of RFC 5545 (3.8.5.3), with the days left out (EXDATE, 3.8.5.1). The clock time stays that of the first one in Vietnam.</summary>
internal static class SeriesRule
{
    /// <summary>So many events are planned from one rule at most; a rule that gives ten thousand is refused, not cut.</summary>
    public const int Most = SheetReader.MostRows;

    // A rule whose parts never meet, such as the 30th of February, ends here instead of running on.
    private const int MostIdleSteps = 2_000;
    private const int Longest = 200;
    private static readonly string[] TooFast = ["SECONDLY", "MINUTELY", "HOURLY"];

    /// <summary>How often, in words; who needs another interval writes the rule.</summary>
    public static readonly IReadOnlyList<string> Intervals = ["week", "fortnight", "month-weekday", "month-day"];

    /// <summary>The rule that is meant: so many more after the first.</summary>
    public static Result<string> Of(string? every, string? times, DateOnly first)
    {
        if (!int.TryParse(times?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var more) || more is < 1 or > Most) return Refusals.TimesOutOfRange(Most);
        var nth = first.AddDays(7).Month != first.Month ? -1 : (first.Day - 1) / 7 + 1;
        var rule = every switch
        {
            "week" => "FREQ=WEEKLY",
            "fortnight" => "FREQ=WEEKLY;INTERVAL=2",
            "month-weekday" => $"FREQ=MONTHLY;BYDAY={nth}{first.DayOfWeek.ToString()[..2].ToUpperInvariant()}",
            "month-day" => $"FREQ=MONTHLY;BYMONTHDAY={first.Day}",
            _ => null,
        };
        return rule is null ? Refusals.RuleUnreadable.At("every") : $"{rule};COUNT={more + 1}";
    }

    public static Result<IReadOnlyList<DateOnly>> Days(string? rule, DateOnly first, IReadOnlyCollection<DateOnly> without)
    {
        var text = (rule ?? "").Trim();
        if (text.StartsWith("RRULE:", StringComparison.OrdinalIgnoreCase)) text = text[6..];
        if (text.Length is 0 or > Longest || !text.Contains("FREQ=", StringComparison.OrdinalIgnoreCase)) return Refusals.RuleUnreadable;
        if (Array.Exists(TooFast, fast => text.Contains("FREQ=" + fast, StringComparison.OrdinalIgnoreCase))) return Refusals.RuleTooFast;
        try
        {
            return Take(Series(text, first), without);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidOperationException or OverflowException || unreadable.GetType().Namespace?.StartsWith("Ical", StringComparison.Ordinal) == true)
        {
            return Refusals.RuleUnreadable;
        }
    }

    private static IEnumerable<DateOnly> Series(string rule, DateOnly first)
    {
        var series = new CalendarEvent { DtStart = new CalDateTime(first), RecurrenceRule = new(rule) };
        return series.GetOccurrences(options: new() { MaxUnmatchedIncrementsLimit = MostIdleSteps }).Select(o => DateOnly.FromDateTime(o.Period.StartTime.Value));
    }

    private static Result<IReadOnlyList<DateOnly>> Take(IEnumerable<DateOnly> days, IReadOnlyCollection<DateOnly> without)
    {
        List<DateOnly> taken = [.. days.Where(d => !without.Contains(d)).Take(Most + 1)];
        if (taken.Count > Most) return Refusals.TooManyDays(Most);
        return taken.Count == 0 ? Refusals.RuleWithoutDays : taken;
    }
}
