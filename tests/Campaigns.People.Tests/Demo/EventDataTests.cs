using Campaigns.Kernel.Values;
using Campaigns.People.Contracts.Demo;

namespace Campaigns.People.Tests.Demo;

public sealed class EventDataTests
{
    private static readonly IReadOnlyList<Table.Row> Conferences = Table.Of("Events", "conferences-2019");
    private static readonly IReadOnlyList<Table.Row> Upcoming = Table.Of("Events", "upcoming-2019");
    private static readonly IReadOnlyList<Table.Row> Meetings = Table.Of("Events", "meetings-2026");
    private static readonly IReadOnlyList<Table.Row> History = Table.Of("Events", "history-2026");

    [Fact]
    public void The_forty_conferences_add_up()
    {
        Assert.Equal(
            [("commune-meeting", 8), ("district-conference", 27), ("household-group", 4), ("province-conference", 1)],
            Conferences.GroupBy(row => row["format"]).Select(group => (group.Key, group.Count())).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(
            (7692, 2020, 1116, 904, 75, 25, 1920),
            (Sum("attended"), Sum("registered"), Sum("paidOnTheSpot"), Sum("homeRequested"), Sum("withdrawn"), Sum("pending"), Sum("newParticipants")));
        Assert.Equal(804, Conferences.SelectMany(row => row.List("homeCollected")).Sum(part => int.Parse(part.Split(':')[1])));
        Assert.All(Conferences, row => Assert.Equal(row.Int("registered"), row.Int("paidOnTheSpot") + row.Int("homeRequested")));
        var calendar = DemoWorld.Calendar();
        Assert.All(Conferences, row => Assert.True(calendar.IsWorked(row.Day("date")), row["date"]));
        Assert.Equal(27, Conferences.Where(row => row["format"] == "district-conference").Select(row => row["unitCode"]).Distinct().Count());

        static int Sum(string column) => Conferences.Sum(row => row.Int(column));
    }

    [Fact]
    public void The_generator_and_the_events_tell_of_the_same_conferences_and_meetings()
    {
        Assert.Equal(
            Conferences.Select(row => (row["slug"], row.Day("date"), row["communeCode"], row.Int("paidOnTheSpot"), row.Int("registered"))),
            DemoWorld.Conferences2019().Select(row => (row.Slug, row.Date, row.CommuneCode, row.PaidOnTheSpot, row.Registered)));
        Assert.Equal(
            History.Select(row => (row["slug"], row.Day("startsAt"), row["communeCode"], row.Int("registered"), row.Int("attended"), row.Int("joined"))),
            DemoWorld.Meetings2026().Select(row => (row.Slug, row.Date, row.CommuneCode, row.Registered, row.Attended, row.Joined)));
    }

    [Fact]
    public void Twelve_more_events_stand_in_every_status_before_they_are_held()
    {
        Assert.Equal(
            [("approved", 1), ("cancelled", 1), ("draft", 1), ("postponed", 1), ("published", 6), ("returned", 1), ("submitted", 1)],
            Upcoming.GroupBy(row => row["status"]).Select(group => (group.Key, group.Count())).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.True(Upcoming.Count(row => row["areaCode"] == "399") >= 3);
        Assert.True(Upcoming.Select(row => row["areaCode"]).Distinct().Count() >= 6);
        Assert.All(Upcoming, row => Assert.InRange(row.Day("startsAt"), new DateOnly(2019, 5, 1), new DateOnly(2019, 6, 30)));
        // Registration is open whether the clock starts in March or at the end of April.
        Assert.All(Upcoming, row => Assert.True(row.Day("opensAt") < new DateOnly(2019, 3, 1)));
        Assert.All(Upcoming.Where(row => row["status"] is "cancelled" or "postponed" or "returned"), row => Assert.NotEqual("", row["note"]));
        Assert.Single(Upcoming, row => row["status"] == "published" && row.Int("registered") == row.Int("capacity") && row.Int("waitlisted") > 0);
    }

    [Fact]
    public void The_six_meetings_of_the_2026_story_are_as_told() => Assert.Equal(
        [
            "dong-son-14-03-2026 published presenter 42/60 08:00", "dong-tien-28-02-2026 completed presenter 44/50 08:00",
            "luu-ve-28-03-2026 approved vu-dinh-dung 0/60 08:00", "nga-thang-02-03-2026 published do-thi-lan 30/80 09:00",
            "quang-ninh-15-03-2026 published vu-dinh-dung 40/40 08:00", "tho-xuan-21-03-2026 submitted do-thi-lan 0/60 08:00",
        ],
        Meetings.Select(row => $"{row["slug"]} {row["status"]} {row["presenter"]} {row["registered"]}/{row["capacity"]} {row.At("startsAt"):HH:mm}").Order(StringComparer.Ordinal));

    [Fact]
    public void Halls_of_2026_have_their_names_and_seats()
    {
        var venues = Table.Of("Events", "venues-2026");
        Assert.Equal(18, venues.Count);
        Assert.Equal((50, 50), (Seats("Nhà văn hóa phường Đông Tiến"), Seats("Nhà văn hóa phường Đông Quang")));
        Assert.Equal((40, 40), (Seats("Hội trường xã Quảng Ninh"), Seats("Hội trường xã Tiên Trang")));
        Assert.Equal((80, 80), (Seats("Nhà văn hóa xã Nga Sơn"), Seats("Nhà văn hóa xã Nga Thắng")));
        Assert.Equal(12, venues.Count(venue => venue.Int("capacity") == 60));

        int Seats(string name) => venues.Single(venue => venue["name"] == name).Int("capacity");
    }

    [Theory]
    [InlineData("2019", "2019-04-30", "conferences-2019", "upcoming-2019")]
    [InlineData("2026", "2026-03-02", "history-2026", "meetings-2026")]
    public void Every_event_points_at_things_that_exist(string world, string date, params string[] files)
    {
        var day = DateOnly.Parse(date);
        var names = Table.Of("Network", "units").Where(unit => unit.InForce(day)).ToDictionary(unit => unit["code"], unit => unit["name"]);
        var venues = Table.Of("Events", $"venues-{world}").ToDictionary(venue => venue["code"]);
        var staff = Table.Of("Network", $"staff-{world}").Select(person => person["key"]).ToHashSet();
        var events = files.SelectMany(file => Table.Of("Events", file)).ToList();
        Assert.Equal(events.Count, events.Select(row => row["slug"]).Distinct().Count());
        Assert.All(events, row =>
        {
            var held = row["slug"][^10..];
            Assert.Equal($"{Folding.Slug(names[row["unitCode"]])}-{held}", row["slug"]);
            Assert.Contains(row["communeCode"], names.Keys);
            Assert.Equal(row["communeCode"], venues[row["venue"]]["unitCode"]);
            Assert.True(venues[row["venue"]].Int("capacity") >= row.Int("capacity"));
            Assert.Contains(row["presenter"], staff);
        });
        Assert.All(venues.Values, venue => Assert.Contains(venue["unitCode"], names.Keys));
    }

    [Fact]
    public void No_presenter_and_no_hall_is_in_two_places_at_once()
    {
        var held = History.Concat(Meetings).Select(row => (Row: row, When: new Period(row.At("startsAt"), row.At("endsAt")))).ToList();
        foreach (var column in new[] { "presenter", "venue" })
            foreach (var group in held.GroupBy(one => one.Row[column]))
                foreach (var (one, at) in group.Select((one, at) => (one, at)))
                    Assert.DoesNotContain(group.Skip(at + 1), other => other.When.Overlaps(one.When));
    }

    [Theory]
    [InlineData("2019", "upcoming-2019")]
    [InlineData("2026", "meetings-2026")]
    public void Registrations_fill_the_seats_the_event_counts(string world, string file)
    {
        var registrations = Table.Of("Registrations", $"registrations-{world}").ToLookup(row => row["slug"]);
        Assert.All(Table.Of("Events", file), row =>
        {
            var here = registrations[row["slug"]].ToList();
            Assert.Equal(row.Int("registered"), here.Count(one => one["status"] != "waitlisted"));
            Assert.Equal(row.Int("waitlisted"), here.Count(one => one["status"] == "waitlisted"));
            Assert.True(row.Int("registered") <= row.Int("capacity"));
        });
    }
}
