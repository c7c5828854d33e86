using Campaigns.Network.Contracts.Demo;

namespace Campaigns.People.Contracts.Demo;

/// <summary>
/// The persons of the 2026 world up to the end of February, except those the recipe lists by name for its six
/// meetings: everybody registered at the meetings of January and February, then those the network brought.
/// One stream; meetings in file order (joined, interested, attended, absent), then months in file order.
/// </summary>
public static class DemoPeople2026
{
    private const ulong Seed = 20260302;
    private static readonly DateOnly YearStart = new(2026, 1, 1);

    // The clock of the world starts on Monday 2 March, 08:00: the last worked day before it.
    private static readonly DateOnly LastDay = new(2026, 2, 27);

    private static readonly (string, int)[] Occupations =
        [("farming", 44), ("small-trade", 25), ("fishing", 5), ("handicraft", 9), ("freelance", 12), ("housework", 5)];

    private static readonly (long, int)[] Incomes = [(1_500_000, 70), (2_000_000, 15), (3_000_000, 10), (5_000_000, 5)];
    private static readonly (int, int)[] Months = [(1, 20), (3, 30), (6, 30), (12, 20)];
    private static readonly (string, int)[] Lowland = [("POOR", 3), ("NEAR_POOR", 8), ("OTHER", 89)];
    private static readonly (string, int)[] Highland = [("POOR", 10), ("NEAR_POOR", 16), ("ETHNIC_MINORITY", 54), ("OTHER", 20)];
    private static readonly string[] HighlandAreas = ["muong-lat", "ngoc-lac"];

    /// <summary>All persons, the same each time for the same inputs. No I/O.</summary>
    public static IReadOnlyList<DemoPerson> Generate(
        IReadOnlyList<DemoMeeting> meetings, IReadOnlyList<DemoNetworkMonth> network, IReadOnlyList<DemoArea> areas, DemoCalendar calendar) =>
        new Run(areas, calendar).All(meetings, network);

    private sealed class Run(IReadOnlyList<DemoArea> areas, DemoCalendar calendar)
    {
        private readonly SplitMix64 random = new(Seed);
        private readonly List<DemoPerson> people = [];
        private readonly Dictionary<string, DemoArea> byCode = areas.ToDictionary(area => area.Code);

        public IReadOnlyList<DemoPerson> All(IReadOnlyList<DemoMeeting> meetings, IReadOnlyList<DemoNetworkMonth> network)
        {
            foreach (var meeting in meetings)
                for (var i = 0; i < meeting.Registered; i++) AddAttendee(meeting, i);
            foreach (var row in network)
                for (var i = 0; i < row.Counter + row.Household; i++)
                    AddWalkIn(row, i < row.Counter ? DemoChannel.Counter : DemoChannel.Household);
            return people;
        }

        private void AddAttendee(DemoMeeting meeting, int i)
        {
            var outcome = i < meeting.Joined ? DemoOutcome.Joined
                : i < meeting.Joined + meeting.Interested ? DemoOutcome.Interested
                : i < meeting.Attended ? DemoOutcome.Attended : DemoOutcome.Absent;
            DemoChannel? channel = outcome != DemoOutcome.Joined ? null : i < meeting.PaidOnTheSpot ? DemoChannel.OnTheSpot : DemoChannel.Home;
            var early = meeting.Date.AddDays(-1 - random.Below(10));
            DateOnly? paid = channel switch
            {
                DemoChannel.OnTheSpot => meeting.Date,
                DemoChannel.Home => calendar.After(meeting.Date, 1 + random.Below(5), LastDay),
                _ => null,
            };
            Add(meeting.AreaCode, meeting.CommuneCode, early < YearStart ? YearStart : early, paid, channel, meeting.Slug, outcome);
        }

        private void AddWalkIn(DemoNetworkMonth row, DemoChannel channel)
        {
            var worked = calendar.InMonth(row.Month);
            var day = random.Pick(worked);
            Add(row.AreaCode, random.Pick(byCode[row.AreaCode].Communes), day, day, channel, null, DemoOutcome.Joined);
        }

        private void Add(
            string area, string commune, DateOnly registered, DateOnly? paid, DemoChannel? channel, string? slug, DemoOutcome outcome)
        {
            var female = random.Below(100) < 62;
            var name = DemoNames.Pick(random, female);
            var birth = new DateOnly(2026 - 20 - random.Below(39), 1, 1).AddDays(random.Below(365));
            var hamlet = $"Thôn {random.Below(9) + 1}";
            var occupation = random.Pick(Occupations);
            var income = random.Pick(Incomes);
            var support = random.Pick(HighlandAreas.Contains(area) ? Highland : Lowland);
            var months = random.Pick(Months);
            var office = random.Pick(byCode[area].Offices);
            var number = people.Count + 1;
            people.Add(new DemoPerson(
                number, name, female ? "female" : "male", birth, $"999{number:000000000}", $"0000{number:000000}", $"0987{number:000000}",
                hamlet, commune, area, occupation, income, support, months, office, registered, paid, channel, slug, outcome));
        }
    }
}
