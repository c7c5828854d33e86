using System.Security.Cryptography;
using System.Text;
using Campaigns.People.Contracts.Demo;

namespace Campaigns.People.Tests.Demo;

public sealed class DemoPeople2019Tests
{
    private static readonly IReadOnlyList<DemoPerson> People = DemoWorld.People("2019");
    private static readonly List<DemoPerson> Joined = [.. People.Where(person => person.Outcome == DemoOutcome.Joined)];
    private static readonly DateOnly NewYear = new(2019, 1, 1);
    private static readonly DateOnly Cutoff = new(2019, 4, 30);

    [Fact]
    public void The_whole_story_counts_as_the_campaign_reported_it()
    {
        Assert.Equal(9700, People.Count);
        Assert.Equal(9600, Joined.Count);
        Assert.Equal(2510, Joined.Count(person => person.PaidOn < NewYear));
        Assert.Equal(7090, Joined.Count(person => person.PaidOn >= NewYear && person.PaidOn <= Cutoff));
        Assert.Equal(75, People.Count(person => person.Outcome == DemoOutcome.Withdrawn));
        Assert.Equal(25, People.Count(person => person.Outcome == DemoOutcome.Pending));
        Assert.Equal(0, People.Count(person => person.Outcome > DemoOutcome.Pending));
    }

    [Fact]
    public void Conferences_and_the_network_brought_their_shares()
    {
        Assert.Equal(1116, Joined.Count(person => person.Channel == DemoChannel.OnTheSpot));
        Assert.Equal(804, Joined.Count(person => person.Channel == DemoChannel.Home));
        Assert.Equal(7680, Joined.Count(person => person.Channel is DemoChannel.Counter or DemoChannel.Household));
        Assert.Equal(904, People.Count(person => person.Channel == DemoChannel.Home));
        Assert.Equal(2020, People.Count(person => person.EventSlug is not null));
        Assert.Equal(2020, DemoWorld.Conferences2019().Sum(conference => conference.Registered));
    }

    [Fact]
    public void Every_district_has_its_numbers()
    {
        var expected = Table.Fixture("expected-districts");
        Assert.Equal(27, expected.Count);
        foreach (var district in expected)
        {
            var here = Joined.Where(person => person.AreaCode == district["districtCode"]).ToList();
            Assert.Equal(district.Int("cumulative"), here.Count);
            Assert.Equal(district.Int("new2018q4"), here.Count(person => person.PaidOn < NewYear));
            Assert.Equal(district.Int("new2019"), here.Count(person => person.PaidOn >= NewYear));
        }
    }

    [Fact]
    public void Every_month_has_its_numbers_by_channel()
    {
        var cumulative = 0;
        foreach (var month in Table.Fixture("expected-months"))
        {
            var paid = Joined.Where(person => $"{person.PaidOn:yyyy-MM}" == month["month"]).ToList();
            Assert.Equal(month.Int("onTheSpot"), paid.Count(person => person.Channel == DemoChannel.OnTheSpot));
            Assert.Equal(month.Int("home"), paid.Count(person => person.Channel == DemoChannel.Home));
            Assert.Equal(month.Int("counter"), paid.Count(person => person.Channel == DemoChannel.Counter));
            Assert.Equal(month.Int("household"), paid.Count(person => person.Channel == DemoChannel.Household));
            Assert.Equal(month.Int("cumulative"), cumulative += paid.Count);
        }

        Assert.Equal(9600, cumulative);
    }

    [Fact]
    public void Every_conference_has_its_people()
    {
        foreach (var conference in DemoWorld.Conferences2019())
        {
            var here = People.Where(person => person.EventSlug == conference.Slug).ToList();
            Assert.Equal(conference.Registered, here.Count);
            Assert.Equal(conference.PaidOnTheSpot, here.Count(person => person.PaidOn == conference.Date && person.Channel == DemoChannel.OnTheSpot));
            Assert.Equal(conference.Withdrawn, here.Count(person => person.Outcome == DemoOutcome.Withdrawn));
            Assert.Equal(conference.Pending, here.Count(person => person.Outcome == DemoOutcome.Pending));
            Assert.All(here, person => Assert.Equal((conference.CommuneCode, conference.Date), (person.CommuneCode, person.RegisteredOn)));
        }
    }

    [Fact]
    public void The_quotas_come_out_to_the_person()
    {
        AssertQuota(person => person.Gender, ("female", 5952), ("male", 3648));
        AssertQuota(person => person.SupportGroup, ("POOR", 384), ("NEAR_POOR", 960), ("OTHER", 8256));
        AssertQuota(person => person.MonthlyIncome, (700_000L, 6720), (1_000_000L, 1440), (1_500_000L, 960), (2_000_000L, 480));
        AssertQuota(person => person.Months, (1, 1920), (3, 2880), (6, 2880), (12, 1920));
        AssertQuota(person => (2019 - person.BirthDate.Year) / 10 is 1 or 2 ? 20 : (2019 - person.BirthDate.Year) / 10 * 10, (20, 1152), (30, 2688), (40, 3648), (50, 2112));
        AssertQuota(
            person => person.Occupation,
            ("farming", 4416), ("small-trade", 2304), ("fishing", 576), ("handicraft", 864), ("freelance", 960), ("housework", 480));
    }

    [Fact]
    public void Payments_fall_on_worked_days_before_the_clock_starts()
    {
        var calendar = DemoWorld.Calendar();
        Assert.All(Joined, person =>
        {
            Assert.True(calendar.IsWorked(person.PaidOn!.Value), $"{person.PaidOn} of person {person.Number}");
            Assert.InRange(person.PaidOn.Value, person.RegisteredOn, Cutoff.AddDays(-1));
        });
        Assert.All(People.Where(person => person.Outcome != DemoOutcome.Joined), person => Assert.Null(person.PaidOn));
        // Collection at home comes later, save for the conference on the last worked day of February.
        Assert.All(
            Joined.Where(person => person.Channel == DemoChannel.Home && person.RegisteredOn != new DateOnly(2019, 2, 28)),
            person => Assert.True(person.PaidOn > person.RegisteredOn));
    }

    [Fact]
    public void People_live_and_pay_in_their_district()
    {
        var day = new DateOnly(2019, 4, 30);
        var district = Table.Of("Network", "units").Where(unit => unit["level"] == "commune" && unit.InForce(day)).ToDictionary(unit => unit["code"], unit => unit["parentCode"]);
        var office = Table.Of("Network", "offices-2019").ToDictionary(row => row["code"], row => row["unitCode"]);
        Assert.All(People, person =>
        {
            Assert.Equal(person.AreaCode, district[person.CommuneCode]);
            Assert.Equal(person.AreaCode, office[person.Office]);
        });
        Assert.Equal(635, district.Count);
        // Everywhere somebody: the network's round goes through every commune of the province.
        Assert.Equal(635, People.Select(person => person.CommuneCode).Distinct().Count());
    }

    [Fact]
    public void Numbers_are_unique_and_out_of_any_real_range()
    {
        Assert.Equal(9700, People.Select(person => person.CitizenId).Distinct().Count());
        Assert.Equal(9700, People.Select(person => person.Phone).Distinct().Count());
        Assert.All(People, person =>
        {
            Assert.Matches("^999[0-9]{9}$", person.CitizenId);
            Assert.Matches("^0000[0-9]{6}$", person.SocialInsuranceNumber);
            Assert.Matches("^0000[0-9]{6}$", person.Phone);
        });
    }

    [Fact]
    public void The_same_people_come_each_time_and_in_each_release()
    {
        Assert.Equal(People, DemoWorld.People("2019"));
        // A demo database outlives a release: other people under the same numbers would mix two stories.
        Assert.Equal("fbcc05c5187e9405", Fingerprint(People));
    }

    [Fact]
    public void The_counts_come_from_the_tables()
    {
        var conferences = DemoWorld.Conferences2019().ToList();
        conferences[0] = conferences[0] with { PaidOnTheSpot = conferences[0].PaidOnTheSpot - 1 };
        var fewer = DemoPeople2019.Generate(conferences, DemoWorld.NetworkMonths("2019"), DemoWorld.Areas("2019"), DemoWorld.Calendar());
        Assert.Equal(9599, fewer.Count(person => person.Outcome == DemoOutcome.Joined));
    }

    internal static string Fingerprint(IReadOnlyList<DemoPerson> people) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', people.Select(Line)))))[..16];

    private static string Line(DemoPerson p) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{p.Number}|{p.FullName}|{p.Gender}|{p.BirthDate:yyyy-MM-dd}|{p.Phone}|{p.Hamlet}|{p.CommuneCode}|{p.Occupation}|{p.MonthlyIncome}|{p.SupportGroup}|{p.Months}|{p.Office}|{p.RegisteredOn:yyyy-MM-dd}|{p.PaidOn:yyyy-MM-dd}|{p.Channel}|{p.EventSlug}|{p.Outcome}");

    private static void AssertQuota<T>(Func<DemoPerson, T> of, params (T Value, int Count)[] quota) where T : notnull =>
        Assert.Equal(
            quota.OrderBy(entry => entry.Value).Select(entry => (entry.Value, entry.Count)),
            Joined.GroupBy(of).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())));
}
