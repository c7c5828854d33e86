using System.Globalization;

namespace Campaigns.People.Contracts.Demo;

/// <summary>
/// The two demo worlds as numbers, and their persons. Insurance, Registrations and People load the same persons
/// each by itself, in any order, because the same call always gives the same list. The tables travel inside this
/// assembly; they agree with the recipe files of Events and Network, which a test holds.
/// </summary>
public static class DemoWorld
{
    /// <summary>The worlds there are.</summary>
    public static IReadOnlyList<string> Worlds { get; } = ["2019", "2026"];

    /// <summary>The persons of a world: 9,700 of <c>2019</c>, 6,507 of <c>2026</c>.</summary>
    /// <exception cref="ArgumentException">No such world.</exception>
    public static IReadOnlyList<DemoPerson> People(string world) => world switch
    {
        "2019" => DemoPeople2019.Generate(Conferences2019(), NetworkMonths(world), Areas(world), Calendar()),
        "2026" => DemoPeople2026.Generate(Meetings2026(), NetworkMonths(world), Areas(world), Calendar()),
        _ => throw NoSuch(world),
    };

    /// <summary>The 40 conferences from October 2018 to April 2019.</summary>
    public static IReadOnlyList<DemoConference> Conferences2019() =>
        DemoTable.Read("conferences-2019", c => new DemoConference(
            c[0], c[1], Day(c[2]), c[3], c[4], c[5], Int(c[6]), [.. c[7].Split(' ').Select(MonthCount)], Int(c[8]), Int(c[9])));

    /// <summary>The 117 meetings of January and February 2026 before those the recipe names.</summary>
    public static IReadOnlyList<DemoMeeting> Meetings2026() =>
        DemoTable.Read("meetings-2026", c => new DemoMeeting(c[0], Day(c[1]), c[2], c[3], Int(c[4]), Int(c[5]), Int(c[6]), Int(c[7]), Int(c[8])));

    /// <summary>What came through counters and household visits, by month and area.</summary>
    public static IReadOnlyList<DemoNetworkMonth> NetworkMonths(string world) =>
        DemoTable.Read($"network-months-{Known(world)}", c => new DemoNetworkMonth(Month(c[0]), c[1], Int(c[2]), Int(c[3])));

    /// <summary>The 27 districts of 2019, or the six operating areas that have a target in 2026.</summary>
    public static IReadOnlyList<DemoArea> Areas(string world) =>
        DemoTable.Read(Known(world) == "2019" ? "districts-2019" : "areas-2026", c => new DemoArea(c[0], c[1].Split(' '), c[2].Split(' ')));

    /// <summary>Worked days in both worlds' months.</summary>
    public static DemoCalendar Calendar() => new(DemoTable.Read("days-off", c => Day(c[0])).ToHashSet());

    private static string Known(string world) => Worlds.Contains(world) ? world : throw NoSuch(world);

    private static ArgumentException NoSuch(string world) => new($"there is no demo world \"{world}\"; there are {string.Join(", ", Worlds)}");

    private static DemoMonthCount MonthCount(string text)
    {
        var parts = text.Split(':');
        return new DemoMonthCount(Month(parts[0]), Int(parts[1]));
    }

    private static DateOnly Month(string text) => Day(text + "-01");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
