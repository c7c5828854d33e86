using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts.Demo;
using Campaigns.People.Contracts.Demo;

namespace Campaigns.People.Tests.Demo;

public sealed class NetworkDataTests
{
    private static readonly IReadOnlyList<Table.Row> Units = Table.Of("Network", "units");
    private static readonly IReadOnlyList<Table.Row> Succession = Table.Of("Network", "succession");

    [Theory]
    [InlineData("2017-10-15", 27, 635, 573, 34, 28)]
    [InlineData("2019-04-30", 27, 635, 573, 34, 28)]
    [InlineData("2019-12-01", 27, 559, 496, 34, 29)]
    [InlineData("2020-06-01", 27, 559, 481, 50, 28)]
    [InlineData("2021-02-01", 27, 559, 471, 60, 28)]
    [InlineData("2021-07-01", 27, 559, 469, 60, 30)]
    [InlineData("2024-02-01", 27, 558, 467, 60, 31)]
    [InlineData("2025-01-01", 26, 547, 452, 63, 32)]
    [InlineData("2025-07-01", 0, 166, 147, 19, 0)]
    public void On_every_date_the_register_has_its_units(string date, int districts, int communes, int rural, int wards, int townships)
    {
        var day = DateOnly.Parse(date);
        var inForce = Units.Where(unit => unit.InForce(day)).ToList();
        Assert.Equal(1, inForce.Count(unit => unit["level"] == "province"));
        Assert.Equal(districts, inForce.Count(unit => unit["level"] == "district"));
        Assert.Equal(communes, inForce.Count(unit => unit["level"] == "commune"));
        Assert.Equal((rural, wards, townships), (Kind("xã"), Kind("phường"), Kind("thị trấn")));
        var codes = inForce.Select(unit => unit["code"]).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(inForce.Where(unit => unit["level"] != "province"), unit => Assert.Contains(unit["parentCode"], codes));

        int Kind(string kind) => inForce.Count(unit => unit["level"] == "commune" && unit["kind"] == kind);
    }

    [Fact]
    public void Every_closed_unit_has_a_successor_in_force_the_day_after()
    {
        Assert.Equal((924, 768), (Units.Count, Succession.Count));
        var rows = Units.ToDictionary(unit => (unit["code"], unit["validFrom"]));
        var next = Succession.ToLookup(row => (row["fromCode"], row["fromValidFrom"]));
        Assert.All(Units.Where(unit => unit["validTo"].Length > 0), unit =>
        {
            var steps = next[(unit["code"], unit["validFrom"])].ToList();
            Assert.NotEmpty(steps);
            Assert.All(steps, step => Assert.True(rows[(step["toCode"], step["toValidFrom"])].InForce(unit.Day("validTo").AddDays(1))));
            Assert.Single(steps, step => step["main"] == "true");
        });
    }

    [Fact]
    public void Each_commune_of_today_lies_in_exactly_one_area()
    {
        var areas = Table.Of("Network", "areas");
        Assert.Equal(27, areas.Count);
        var inAreas = areas.SelectMany(area => area.List("communes")).ToList();
        var today = Units.Where(unit => unit["level"] == "commune" && unit.InForce(new DateOnly(2026, 3, 2))).Select(unit => unit["code"]);
        Assert.Equal(today.Order(), inAreas.Order());
        Assert.All(areas, area => Assert.Equal(Folding.Slug(area["name"]), area["code"]));
    }

    [Theory]
    [InlineData("dong-son", "Đông Sơn", "Đông Tiến", "Đông Quang")]
    [InlineData("quang-xuong", "Lưu Vệ", "Quảng Ninh", "Tiên Trang")]
    [InlineData("nga-son", "Nga Sơn", "Nga Thắng", "Hồ Vương")]
    [InlineData("tho-xuan", "Thọ Xuân", "Thọ Lập", "Lam Sơn")]
    [InlineData("ngoc-lac", "Ngọc Lặc", "Ngọc Liên", "Kiên Thọ")]
    [InlineData("muong-lat", "Mường Lát", "Tam Chung", "Pù Nhi")]
    public void The_areas_with_a_target_hold_their_communes(string area, params string[] communes)
    {
        var codes = Table.Of("Network", "areas").Single(row => row["code"] == area).List("communes");
        var names = Units.Where(unit => unit.InForce(new DateOnly(2026, 3, 2)) && codes.Contains(unit["code"])).Select(unit => unit["name"]).ToList();
        Assert.All(communes, commune => Assert.Contains(commune, names));
    }

    [Theory]
    [InlineData("2019", "2019-04-30")]
    [InlineData("2026", "2026-03-02")]
    public void The_network_has_its_true_counts(string world, string date)
    {
        var offices = Table.Of("Network", $"offices-{world}");
        Assert.Equal(
            [("bhxh-area-office", 27), ("post-area-office", 27), ("post-office", 80), ("post-point", 572), ("post-province-office", 1)],
            offices.GroupBy(office => office["type"]).Select(group => (group.Key, group.Count())).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(707, offices.Select(office => office["code"]).Distinct().Count());
        Assert.Equal(2000, offices.Where(office => office["staffCount"].Length > 0).Sum(office => office.Int("staffCount")));
        var codes = offices.Select(office => office["code"]).ToHashSet();
        var inForce = Units.Where(unit => unit.InForce(DateOnly.Parse(date))).Select(unit => unit["code"])
            .Concat(Table.Of("Network", "areas").Where(area => area.InForce(DateOnly.Parse(date))).Select(area => area["code"])).ToHashSet();
        Assert.All(offices, office =>
        {
            Assert.True(office["parentCode"].Length == 0 || codes.Contains(office["parentCode"]));
            Assert.Contains(office["unitCode"], inForce);
            Assert.Contains(office["communeCode"], inForce);
        });
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2026")]
    public void Generated_staff_fill_the_offices_to_two_thousand(string world)
    {
        var named = Table.Of("Network", $"staff-{world}");
        var inPost = named.Where(person => person["organisation"] == "post").ToList();
        var offices = Table.Of("Network", $"offices-{world}").Where(office => office["staffCount"].Length > 0)
            .Select(office => new DemoOffice(office["code"], office["type"], office.Int("staffCount"), inPost.Count(person => person["office"] == office["code"]))).ToList();
        var made = DemoStaff.Generate(offices).ToList();
        Assert.Equal(2000, made.Count + inPost.Count);
        Assert.All(offices, office => Assert.Equal(office.StaffCount, office.Named + made.Count(person => person.OfficeCode == office.Code)));
        Assert.Equal(made.Count, made.Select(person => person.Key).Distinct().Count());
        string[] phones = [.. made.Select(person => person.Phone), .. named.Select(person => person["phone"])];
        Assert.Equal(phones.Length, phones.Distinct().Count());
        Assert.Equal(made, DemoStaff.Generate(offices));
    }

    [Theory]
    [InlineData("2019", "admin approver.bhxh approver.post auditor cashier collector coordinator coordinator.hoanghoa desk director editor officer.hoanghoa presenter trainer")]
    [InlineData("2026", "admin approver.bhxh approver.bhxh.2 approver.post auditor cashier collector coordinator coordinator.dongson desk director editor presenter trainer")]
    public void The_accounts_of_the_contract_are_there_for_staff_and_sign_in(string world, string users)
    {
        var staff = Table.Of("Network", $"staff-{world}").Where(person => person["username"].Length > 0).ToList();
        Assert.Equal(users.Split(' '), staff.Select(person => person["username"]).Order(StringComparer.Ordinal));
        var accounts = Table.Of("Accounts", $"accounts-{world}").ToDictionary(account => account["username"]);
        Assert.Equal(staff.Count, accounts.Count);
        Assert.All(staff, person => Assert.Equal(
            (person["fullName"], person["roles"], person["scopePath"]),
            (accounts[person["username"]]["fullName"], accounts[person["username"]]["roles"], accounts[person["username"]]["scopePath"])));
    }

    [Fact]
    public void The_days_off_the_generator_knows_are_those_of_the_calendar()
    {
        var off = Table.Of("Network", "holidays").Where(day => day["kind"] != "tet-season").Select(day => day.Day("from")).ToHashSet();
        var calendar = DemoWorld.Calendar();
        foreach (var (from, to) in new[] { ("2018-10-01", "2019-06-30"), ("2026-01-01", "2026-03-31") })
            for (var day = DateOnly.Parse(from); day <= DateOnly.Parse(to); day = day.AddDays(1))
                Assert.Equal(day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(day), calendar.IsWorked(day));
    }

    [Theory]
    [InlineData(2019, "2019-02-05", "2019-04-14")]
    [InlineData(2023, "2023-01-22", "2023-04-29")]
    [InlineData(2026, "2026-02-17", "2026-04-26")]
    [InlineData(2030, "2030-02-02", "2030-04-12")]
    public void Holidays_of_the_moon_follow_the_Vietnamese_calendar(int year, string tet, string kings)
    {
        var holidays = Table.Of("Network", "holidays").Where(day => day.Day("from").Year == year && day["kind"] == "public-holiday").ToList();
        Assert.Contains(holidays, day => day["from"] == tet && day["nameVi"] == "Tết Nguyên đán");
        Assert.Equal(5, holidays.Count(day => day["nameVi"] == "Tết Nguyên đán"));
        Assert.Contains(holidays, day => day["from"] == kings && day["nameEn"] == "Hùng Kings Commemoration");
        Assert.Equal(year >= 2026, holidays.Any(day => day["from"] == $"{year}-11-24"));
    }

    [Fact]
    public void A_holiday_on_a_week_end_is_given_back()
    {
        var all = Table.Of("Network", "holidays");
        var lost = all.Count(day => day["kind"] == "public-holiday" && day.Day("from").DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        Assert.True(lost > 0);
        Assert.Equal(lost, all.Count(day => day["kind"] == "day-in-lieu"));
        Assert.Contains(all, day => day["from"] == "2019-04-15" && day["kind"] == "day-in-lieu");
    }
}
