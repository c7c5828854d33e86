using Campaigns.Approvals.Domain.Time;

namespace Campaigns.Approvals.Tests.Domain;

/// <summary>Working time with the Tết of 2026 (16 to 20 February, Monday to Friday) and a Saturday worked in its place.</summary>
public sealed class CalendarTests
{
    private static readonly WorkingCalendar Calendar = CalendarDoc.Read("vn", Some.Json("""
        {"tz":"Asia/Ho_Chi_Minh","week":{"mon":[["07:30","11:30"],["13:30","17:00"]],"tue":[["07:30","11:30"],["13:30","17:00"]],"wed":[["07:30","11:30"],["13:30","17:00"]],
        "thu":[["07:30","11:30"],["13:30","17:00"]],"fri":[["07:30","11:30"],["13:30","17:00"]],"sat":[],"sun":[]},
        "days":[{"date":"2026-02-16","kind":"off"},{"date":"2026-02-17","kind":"off"},{"date":"2026-02-18","kind":"off"},{"date":"2026-02-19","kind":"off"},{"date":"2026-02-20","kind":"off"},{"date":"2026-02-28","kind":"work"}]}
        """)).Calendar!;

    [Theory]
    [InlineData("2026-01-05 08:00", "1wd", "2026-01-06 08:00")]
    [InlineData("2026-01-09 16:00", "1wd", "2026-01-12 16:00")]
    [InlineData("2026-01-10 09:00", "1wd", "2026-01-13 07:30")]
    [InlineData("2026-01-05 12:00", "1wd", "2026-01-06 13:30")]
    [InlineData("2026-02-13 16:00", "1wd", "2026-02-23 16:00")]
    [InlineData("2026-02-27 10:00", "1wd", "2026-02-28 10:00")]
    [InlineData("2026-01-05 08:00", "4wh", "2026-01-05 14:00")]
    [InlineData("2026-01-05 13:30", "210wm", "2026-01-05 17:00")]
    [InlineData("2026-01-05 16:00", "2wh", "2026-01-06 08:30")]
    [InlineData("2026-02-13 17:00", "1wh", "2026-02-23 08:30")]
    [InlineData("2026-01-10 09:00", "0wd", "2026-01-10 09:00")]
    [InlineData("2026-01-09 16:00", "P1DT2H", "2026-01-10 18:00")]
    public void Time_is_added(string from, string duration, string to) => Assert.Equal(At(to), Calendar.Add(At(from), Duration.Read(duration)!.Value));

    [Theory]
    [InlineData("2026-01-06 08:00", "1wd", "2026-01-05 08:00")]
    [InlineData("2026-01-06 08:00", "4wh", "2026-01-05 13:30")]
    [InlineData("2026-01-05 09:30", "2wh", "2026-01-05 07:30")]
    [InlineData("2026-02-23 08:30", "2wh", "2026-02-13 16:00")]
    public void And_taken_away(string from, string duration, string to) => Assert.Equal(At(to), Calendar.Back(At(from), Duration.Read(duration)!.Value));

    [Fact]
    public void What_lies_between_is_what_was_added()
    {
        foreach (var minutes in new[] { 1, 59, 239, 240, 241, 450, 3_000 })
            Assert.Equal(minutes, Calendar.Between(At("2026-02-12 15:17"), Calendar.Add(At("2026-02-12 15:17"), new(minutes, DurationUnit.WorkingMinutes))).TotalMinutes);
    }

    [Theory]
    [InlineData("""{"tz":"Mars/Olympus","week":{"mon":[["08:00","12:00"]]}}""", "/tz")]
    [InlineData("""{"tz":"Asia/Ho_Chi_Minh","week":{"mon":[]}}""", "/week")]
    [InlineData("""{"tz":"Asia/Ho_Chi_Minh","week":{"mon":[["12:00","08:00"]]}}""", "/week/mon/0")]
    [InlineData("""{"tz":"Asia/Ho_Chi_Minh","week":{"mon":[["08:00","12:00"]]},"days":[{"date":"2026-02-30","kind":"off"}]}""", "/days/0/date")]
    public void A_wrong_calendar_is_refused_with_its_place(string doc, string pointer) => Assert.Contains(pointer, CalendarDoc.Read("x", Some.Json(doc)).Faults.Select(f => f.Pointer));

    private static DateTimeOffset At(string local) => new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();
}
