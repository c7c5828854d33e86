using System.Globalization;
using System.Text.Json;
using Campaigns.Approvals.Domain.Routes;

namespace Campaigns.Approvals.Domain.Time;

/// <summary>Reads a calendar as it is written: <c>{tz, week{mon..sun: [["07:30","11:30"],…]}, days[{date,kind: off|work,periods?,label?}]}</c>.</summary>
internal static class CalendarDoc
{
    private static readonly (string Name, DayOfWeek Day)[] DayNames = [("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday), ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday), ("sat", DayOfWeek.Saturday), ("sun", DayOfWeek.Sunday)];

    public static (WorkingCalendar? Calendar, IReadOnlyList<Fault> Faults) Read(string key, JsonElement document)
    {
        var faults = new List<Fault>();
        var m = new Members(document, "", faults, "tz", "week", "days");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(m.Needed("tz"), out var zone)) m.Wrong("tz", "unknown-zone");
        var week = Week(m, faults);
        var days = new Dictionary<DateOnly, IReadOnlyList<Shift>>();
        foreach (var (item, pointer) in m.Items("days", 0, 5000)) Day(new(item, pointer, faults, "date", "kind", "periods", "label"), week, days, faults);
        if (week.Values.All(w => w.Count == 0)) m.Wrong("week", "no-working-day");
        else if (LongPause(week, days)) m.Wrong("days", "no-working-day");
        return faults.Count == 0 ? (new(key, zone!, week, days), faults) : (null, faults);
    }

    // Nobody works for so long that no deadline could be counted.
    private static bool LongPause(Dictionary<DayOfWeek, IReadOnlyList<Shift>> week, Dictionary<DateOnly, IReadOnlyList<Shift>> days)
    {
        var seen = DateOnly.MinValue;
        foreach (var date in days.Keys.Order().Where(d => d < DateOnly.MaxValue.AddDays(-WorkingCalendar.LongestPause)))
        {
            var (day, length) = (date, 0);
            for (; day > seen && Rests(day); day = day.AddDays(1))
                if (++length >= WorkingCalendar.LongestPause) return true;
            seen = length > 0 ? day.AddDays(-1) : seen;
        }

        return false;

        bool Rests(DateOnly day) => (days.TryGetValue(day, out var own) ? own : week.GetValueOrDefault(day.DayOfWeek) ?? []).Count == 0;
    }

    private static Dictionary<DayOfWeek, IReadOnlyList<Shift>> Week(Members m, List<Fault> faults)
    {
        var week = new Dictionary<DayOfWeek, IReadOnlyList<Shift>>();
        if (m.Find("week") is not { } element)
        {
            m.Wrong("week", "missing");
            return week;
        }

        var inner = new Members(element, "/week", faults, [.. DayNames.Select(d => d.Name)]);
        foreach (var (name, day) in DayNames) week[day] = Shifts(inner, name, faults);
        return week;
    }

    private static void Day(Members m, Dictionary<DayOfWeek, IReadOnlyList<Shift>> week, Dictionary<DateOnly, IReadOnlyList<Shift>> days, List<Fault> faults)
    {
        var kind = m.Needed("kind");
        if (kind is not ("off" or "work")) m.Wrong("kind", "unknown-word", "off, work");
        if (!DateOnly.TryParseExact(m.Needed("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) m.Wrong("date", "bad-date");
        else if (days.ContainsKey(date)) m.Wrong("date", "duplicate-date");
        var periods = Shifts(m, "periods", faults);

        // A working Saturday without periods of its own is worked like a Monday.
        days[date] = kind == "off" ? [] : periods.Count > 0 ? periods : week.GetValueOrDefault(DayOfWeek.Monday) ?? [];
        if (kind == "work" && days[date].Count == 0) m.Wrong("periods", "missing");
    }

    private static List<Shift> Shifts(Members m, string name, List<Fault> faults)
    {
        var shifts = new List<Shift>();
        foreach (var (item, pointer) in m.Items(name, 0, 6))
        {
            var times = item.ValueKind == JsonValueKind.Array ? item.EnumerateArray().Select(Time).ToList() : [];
            if (times is not [{ } start, { } end] || end <= start || shifts.Count > 0 && start < shifts[^1].End) faults.Add(new(pointer, "bad-period"));
            else shifts.Add(new(start, end));
        }

        return shifts;
    }

    private static TimeOnly? Time(JsonElement e) =>
        e.ValueKind == JsonValueKind.String && TimeOnly.TryParseExact(e.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
