using Campaigns.Network.Contracts.Demo;

namespace Campaigns.People.Contracts.Demo;

/// <summary>
/// The persons of the 2019 world: 9,600 who joined by 2019-04-30, then 75 who withdrew and 25 still waiting.
/// One stream of random numbers for all, in this order: conferences by code (on the spot, then home collections
/// by month), the network's months in file order (counter, then household), then the withdrawn and the pending by
/// conference. Per person: family, middle and given name, birth, hamlet, then the days that are not given.
/// </summary>
public static class DemoPeople2019
{
    private const ulong Seed = 20190430;

    /// <summary>All persons, the same each time for the same inputs. No I/O.</summary>
    public static IReadOnlyList<DemoPerson> Generate(
        IReadOnlyList<DemoConference> conferences, IReadOnlyList<DemoNetworkMonth> network, IReadOnlyList<DemoArea> areas, DemoCalendar calendar) =>
        new Run(conferences, network, areas, calendar).All();

    private sealed class Run(
        IReadOnlyList<DemoConference> conferences, IReadOnlyList<DemoNetworkMonth> network, IReadOnlyList<DemoArea> areas, DemoCalendar calendar)
    {
        private readonly SplitMix64 random = new(Seed);
        private readonly List<DemoPerson> people = [];
        private readonly Dictionary<string, RoundRobin> turns = areas.ToDictionary(area => area.Code, area => new RoundRobin(area));
        private readonly DemoQuota<bool> female = new(Seed + 1, (true, 5952), (false, 3648));
        private readonly DemoQuota<(int Low, int High)> ages = new(Seed + 2, ((18, 29), 1152), ((30, 39), 2688), ((40, 49), 3648), ((50, 59), 2112));

        private readonly DemoQuota<string> occupations = new(
            Seed + 3, ("farming", 4416), ("small-trade", 2304), ("fishing", 576), ("handicraft", 864), ("freelance", 960), ("housework", 480));

        private readonly DemoQuota<long> incomes = new(Seed + 4, (700_000, 6720), (1_000_000, 1440), (1_500_000, 960), (2_000_000, 480));
        private readonly DemoQuota<string> supports = new(Seed + 5, ("POOR", 384), ("NEAR_POOR", 960), ("OTHER", 8256));
        private readonly DemoQuota<int> months = new(Seed + 6, (1, 1920), (3, 2880), (6, 2880), (12, 1920));

        public IReadOnlyList<DemoPerson> All()
        {
            var held = conferences.OrderBy(conference => conference.Code, StringComparer.Ordinal).ToList();
            held.ForEach(AddJoined);
            foreach (var row in network) AddNetwork(row);
            foreach (var conference in held)
            {
                AddOpen(conference, conference.Withdrawn, DemoOutcome.Withdrawn);
                AddOpen(conference, conference.Pending, DemoOutcome.Pending);
            }

            return people;
        }

        private void AddJoined(DemoConference conference)
        {
            var place = new Place(conference.AreaCode, conference.CommuneCode, conference.Office, conference.Slug);
            for (var i = 0; i < conference.PaidOnTheSpot; i++)
                Add(place, DemoChannel.OnTheSpot, DemoOutcome.Joined, () => (conference.Date, conference.Date));
            foreach (var (month, count) in conference.HomeCollected)
                for (var i = 0; i < count; i++)
                    Add(place, DemoChannel.Home, DemoOutcome.Joined, () => (conference.Date, HomeDay(conference.Date, month)));
        }

        private void AddNetwork(DemoNetworkMonth row)
        {
            var worked = calendar.InMonth(row.Month);
            for (var i = 0; i < row.Counter + row.Household; i++)
            {
                var (commune, office) = turns[row.AreaCode].Next();
                Add(new Place(row.AreaCode, commune, office, null), i < row.Counter ? DemoChannel.Counter : DemoChannel.Household, DemoOutcome.Joined, () =>
                {
                    var day = worked[(int)(random.Next() % (ulong)worked.Count)];
                    return (day, day);
                });
            }
        }

        private void AddOpen(DemoConference conference, int count, DemoOutcome outcome)
        {
            var place = new Place(conference.AreaCode, conference.CommuneCode, conference.Office, conference.Slug);
            for (var i = 0; i < count; i++) Add(place, DemoChannel.Home, outcome, () => (conference.Date, null));
        }

        // The days are drawn last: the order of draws is part of the promise that people stay the same.
        private void Add(Place place, DemoChannel channel, DemoOutcome outcome, Func<(DateOnly Registered, DateOnly? Paid)> days)
        {
            var at = people.Count;
            var name = DemoNames.Pick(random, female[at]);
            var birth = BirthDate(ages[at], random.Next());
            var hamlet = $"Thôn {random.Next() % 9 + 1}";
            var (registered, paid) = days();
            var number = at + 1;
            people.Add(new DemoPerson(
                number, name, female[at] ? "female" : "male", birth, $"999{number:000000000}", $"0000{number:000000}", $"0000{number:000000}",
                hamlet, place.Commune, place.Area, occupations[at], incomes[at], supports[at], months[at],
                place.Office, registered, paid, channel, place.Event, outcome));
        }

        private DateOnly HomeDay(DateOnly conference, DateOnly month)
        {
            var n = (int)(random.Next() % 5) + 1;
            return month.Month == conference.Month
                ? calendar.After(conference, n, month.AddMonths(1).AddDays(-1))
                : calendar.InMonth(month)[n - 1];
        }

        private static DateOnly BirthDate((int Low, int High) age, ulong output)
        {
            var years = age.Low + (int)((output >> 33) % (ulong)(age.High - age.Low + 1));
            return new DateOnly(2019 - years, 1, 1).AddDays((int)((output & 0xFFFF) % 365));
        }
    }

    private sealed record Place(string Area, string Commune, string Office, string? Event);

    /// <summary>Communes and offices of an area in turn, each at its own pace, through the whole load.</summary>
    private sealed class RoundRobin(DemoArea area)
    {
        private int turn = -1;

        public (string Commune, string Office) Next()
        {
            turn++;
            return (area.Communes[turn % area.Communes.Count], area.Offices[turn % area.Offices.Count]);
        }
    }
}
