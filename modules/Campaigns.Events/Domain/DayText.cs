using System.Globalization;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>A day as people type it.</summary>
internal static class DayText
{
    private static readonly string[] Shapes = ["d/M/yyyy", "ddMMyyyy", "yyyy-MM-dd"];
    private static readonly string[] ShortShapes = ["d/M/yy", "ddMMyy"];

    /// <summary>Reads <c>14/3/26</c>, <c>14-03-2026</c>, <c>14.3.2026</c>, <c>14032026</c>, <c>2026-03-14</c> and <c>Thứ Bảy, 14/03/2026</c>.</summary>
    /// <remarks>A year that no plan reaches is a slip of the finger, and its instants could not be counted.</remarks>
    public static DateOnly? Read(string? text) => Any(text) is { Year: >= 1900 and < 2200 } day ? day : null;

    private static DateOnly? Any(string? text)
    {
        var typed = (text ?? "").Trim();
        typed = typed[(typed.LastIndexOf(',') + 1)..].Trim();
        if (typed.Length is 0 or > 20) return null;
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso)) return iso;
        typed = typed.Replace('-', '/').Replace('.', '/').Replace(' ', '/');
        if (DateOnly.TryParseExact(typed, Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (!DateOnly.TryParseExact(typed, ShortShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return null;

        // Two figures mean this century; .NET would take 50 and above for the last one.
        return new(2000 + day.Year % 100, day.Month, day.Day);
    }

    /// <summary>Days in one line: <c>14/03</c>, <c>14–15/03</c>, <c>30/03–02/04</c>.</summary>
    public static string Span(DateOnly from, DateOnly to) =>
        from == to ? Short(to) : from.Month == to.Month && from.Year == to.Year ? $"{from.Day:00}–{Short(to)}" : $"{Short(from)}–{Short(to)}";

    public static string Short(DateOnly day) => day.ToString("dd'/'MM", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>8:00</c>, <c>08:00</c>, <c>0800</c>, <c>8h30</c> and <c>8h</c>.</summary>
    public static TimeOnly? ReadTime(string? text) =>
        TimeOnly.TryParseExact((text ?? "").Trim().Replace('h', ':'), ["H:mm", "H:mm:ss", "H:", "HHmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>When an event of that day ends that lasts so many days more. 00:00 ends the evening; nobody means the hour before it began.</summary>
    public static DateTimeOffset End(DateOnly day, TimeOnly end, int more) => day.AddDays(more + (end == TimeOnly.MinValue ? 1 : 0)).At(end);
}
