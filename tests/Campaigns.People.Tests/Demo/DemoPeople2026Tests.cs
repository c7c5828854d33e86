using Campaigns.People.Contracts.Demo;

namespace Campaigns.People.Tests.Demo;

public sealed class DemoPeople2026Tests
{
    private static readonly IReadOnlyList<DemoPerson> People = DemoWorld.People("2026");
    private static readonly IReadOnlyList<Table.Row> Registrations = Table.Of("Registrations", "registrations-2026");
    private static readonly IReadOnlyList<Table.Row> Enrolments = Table.Of("Insurance", "enrolments-2026");

    [Theory]
    [InlineData("dong-son", 412)]
    [InlineData("quang-xuong", 388)]
    [InlineData("nga-son", 350)]
    [InlineData("tho-xuan", 301)]
    [InlineData("ngoc-lac", 246)]
    [InlineData("muong-lat", 145)]
    public void Every_area_starts_with_its_count(string area, int expected)
    {
        var named = area == "dong-son" ? Enrolments.Count(row => row["status"] == "joined") : 0;
        Assert.Equal(expected, named + People.Count(person => person.AreaCode == area && person.Outcome == DemoOutcome.Joined));
    }

    [Fact]
    public void The_funnel_at_the_start_is_made_of_real_rows()
    {
        var joined = People.Count(person => person.Outcome == DemoOutcome.Joined) + Enrolments.Count(row => row["status"] == "joined");
        var interested = People.Count(person => person.Outcome == DemoOutcome.Interested) + Registrations.Count(row => row["interest"] == "VSI") - Enrolments.Count(row => row["status"] == "joined");
        var registered = People.Count(person => person.EventSlug is not null) + Registrations.Count(row => row["status"] != "cancelled");
        var attended = People.Count(person => person.EventSlug is not null && person.Outcome != DemoOutcome.Absent) + Registrations.Count(row => row["status"] == "attended");
        Assert.Equal((5930, 4610, 2480, 1842), (registered, attended, interested + joined, joined));

        var funnel = Table.Of("Targets", "funnel-2026");
        Assert.Equal(
            (21400, 5930, 4610, 2480, 1842),
            (funnel.Sum(row => row.Int("invited")), funnel.Sum(row => row.Int("registered")), funnel.Sum(row => row.Int("attended")), funnel.Sum(row => row.Int("interested")), funnel.Sum(row => row.Int("joined"))));
    }

    [Fact]
    public void Payments_lie_between_new_year_and_the_start_of_the_clock()
    {
        var paid = People.Where(person => person.Outcome == DemoOutcome.Joined).ToList();
        Assert.All(paid, person => Assert.InRange(person.PaidOn!.Value, new DateOnly(2026, 1, 3), new DateOnly(2026, 3, 1)));
        Assert.All(paid, person => Assert.True(person.RegisteredOn <= person.PaidOn));
        Assert.All(People.Except(paid), person => Assert.Null(person.PaidOn));
    }

    [Fact]
    public void Phones_can_be_written_to_and_belong_to_one_person()
    {
        string[] phones = [.. People.Select(person => person.Phone), .. Registrations.Select(row => row["phone"]).Where(phone => phone.Length > 0)];
        Assert.Equal(phones.Length, phones.Distinct().Count());
        Assert.All(phones, phone => Assert.Matches("^0(987[0-9]{6}|912345678)$", phone));
        // Kept free for people a visitor invents on the spot.
        Assert.DoesNotContain("0987654321", phones);
    }

    [Fact]
    public void Communes_and_offices_belong_to_the_area()
    {
        var areas = Table.Of("Network", "areas").ToDictionary(row => row["code"], row => row.List("communes"));
        var office = Table.Of("Network", "offices-2026").ToDictionary(row => row["code"], row => row["unitCode"]);
        Assert.All(People, person =>
        {
            Assert.Contains(person.CommuneCode, areas[person.AreaCode]);
            Assert.Equal(person.AreaCode, office[person.Office]);
        });
    }

    [Fact]
    public void The_five_who_owe_owe_what_the_collector_expects()
    {
        var unpaid = Enrolments.Where(row => row["status"] == "awaiting-payment").ToList();
        Assert.Equal(
            [("Hoàng Thị Chín", 990_000), ("Lê Thị Sáu", 792_000), ("Nguyễn Thị Lan", 3_168_000), ("Trần Văn Bảy", 264_000), ("Đỗ Văn Mười", 594_000)],
            unpaid.Select(row => (row["fullName"], row.Int("payable"))).OrderBy(pair => pair.Item1, StringComparer.Ordinal));
        Assert.Equal(5_808_000, unpaid.Sum(row => row.Int("payable")));
        Assert.Equal((12, 4), (Enrolments.Count(row => row["status"] != "interested"), Enrolments.Count(row => row["status"] == "interested")));
        Assert.All(Enrolments, row => Assert.Contains(Registrations, other => other["phone"] == row["phone"] && other["status"] == "attended" && other["unitCode"] == row["unitCode"]));
    }

    [Theory]
    [InlineData("dong-son-14-03-2026", 42, 0, 2)]
    [InlineData("quang-ninh-15-03-2026", 40, 3, 0)]
    [InlineData("nga-thang-02-03-2026", 30, 0, 0)]
    public void Meetings_ahead_have_their_people(string slug, int confirmed, int waiting, int withoutPhone)
    {
        var here = Registrations.Where(row => row["slug"] == slug).ToList();
        Assert.Equal((confirmed, waiting), (here.Count(row => row["status"] == "confirmed"), here.Count(row => row["status"] == "waitlisted")));
        Assert.Equal(withoutPhone, here.Count(row => row["phone"].Length == 0));
        Assert.Equal(confirmed, here.Where(row => row["status"] == "confirmed").Select(row => row["fullName"]).Distinct().Count());
        Assert.All(here, row => Assert.True(row.At("registeredAt") < DateTimeOffset.Parse("2026-03-02T08:00:00+07:00")));
    }

    [Fact]
    public void The_people_with_a_name_in_the_story_are_where_it_says()
    {
        Assert.Equal(
            ["Lê Văn Tám", "Trịnh Thị Na", "Hồ Văn Út"],
            Registrations.Where(row => row["slug"] == "quang-ninh-15-03-2026" && row["status"] == "waitlisted").OrderBy(row => row.Int("position")).Select(row => row["fullName"]));
        Assert.Single(Registrations, row => row["slug"] == "quang-ninh-15-03-2026" && row["fullName"] == "Đinh Thị Hồng" && row["status"] == "confirmed");
        Assert.Single(Registrations, row => row["slug"] == "nga-thang-02-03-2026" && row["fullName"] == "Trần Thị Na");
        Assert.Single(Registrations, row => row["fullName"] == "Nguyễn Thị Lan" && row["phone"] == "0912345678");
    }

    [Fact]
    public void The_same_people_come_each_time_and_in_each_release()
    {
        Assert.Equal(6507, People.Count);
        Assert.Equal(People, DemoWorld.People("2026"));
        Assert.Equal("3d2179d919e0c226", DemoPeople2019Tests.Fingerprint(People));
    }

    [Fact]
    public void An_unknown_world_is_named_in_the_refusal() =>
        Assert.Contains("2031", Assert.Throws<ArgumentException>(() => DemoWorld.People("2031")).Message);
}
