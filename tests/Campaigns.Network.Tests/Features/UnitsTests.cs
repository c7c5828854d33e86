using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Network.Tests.Features;

public abstract class UnitsTests(LoadedWorld world)
{
    private readonly TestModule _network = world.Network;
    private readonly UnitTree _units = world.Units;

    [Fact]
    public void On_every_date_the_register_has_its_units()
    {
        (string Day, int Districts, int Communes)[] expected =
        [
            ("2017-10-15", 27, 635), ("2019-12-01", 27, 559), ("2020-06-01", 27, 559), ("2021-02-01", 27, 559), ("2021-07-01", 27, 559),
            ("2024-02-01", 27, 558), ("2025-01-01", 26, 547), ("2025-06-30", 26, 547), ("2025-07-01", 0, 166),
        ];
        Assert.All(expected, e => Assert.Equal((e.Districts, e.Communes), (Count(UnitLevel.District, e.Day), Count(UnitLevel.Commune, e.Day))));
        Assert.Equal(27, Count(UnitLevel.Area, "2026-03-02"));
    }

    [Fact]
    public void Before_there_were_areas_the_districts_are_the_areas() =>
        Assert.All(_units.List(UnitLevel.Area, Day("2019-04-30"), null), unit => Assert.Equal(UnitLevel.District, unit.Level));

    [Fact]
    public void A_code_means_another_unit_on_another_day()
    {
        Assert.Equal("Phường Đông Thọ", _units.Find("14758", Day("2025-06-30"))!.FullName);
        Assert.Equal("Phường Hàm Rồng", _units.Find("14758", Day("2025-07-01"))!.FullName);
        Assert.Null(_units.Find("399", Day("2025-07-01")));
        Assert.Null(_units.Find("399", Day("2017-10-14")));
    }

    [Theory]
    [InlineData("38/399", "2019-04-30", "")]
    [InlineData("38/399", "2026-03-02", "38/hoang-hoa")]
    [InlineData("38/hoang-hoa", "2026-03-02", "38/399")]
    [InlineData("38", "2026-03-02", "")]
    [InlineData("38/no-such", "2026-03-02", "")]
    public void The_same_ground_is_found_under_what_took_a_places_place_and_what_it_took_the_place_of(string path, string day, string same) =>
        Assert.Equal(same, string.Join(' ', _units.Same(path, Day(day))));

    [Fact]
    public void Each_district_that_ended_is_the_ground_of_one_area_and_each_commune_of_one_commune()
    {
        var day = Day("2026-03-02");
        var heirs = _units.All.Where(u => u.Level is not UnitLevel.Province && u.ValidTo < day).ToLookup(u => u.Path, u => _units.Same(u.Path, day));
        Assert.All(heirs, h => Assert.All(h, paths => Assert.InRange(paths.Count, 0, 2)));
        Assert.All(_units.List(UnitLevel.Area, day, null), area => Assert.Contains(_units.Same(area.Path, day), p => heirs.Contains(p)));
    }

    [Fact]
    public void A_path_goes_by_the_tree_of_its_days()
    {
        Assert.Equal("38/399/15865", _units.Find("15865", Day("2019-04-30"))!.Path);
        Assert.Equal("38/hoang-hoa/15865", _units.Find("15865", Day("2026-03-02"))!.Path);
        Assert.Equal("38/dong-son", _units.Find("dong-son", Day("2026-03-02"))!.Path);
        Assert.All(_units.All, unit => Assert.EndsWith(unit.Code, unit.Path));
        Assert.All(_units.List(UnitLevel.Commune, Day("2026-03-02"), null), unit => Assert.Equal(3, unit.Path.Split('/').Length));
    }

    [Fact]
    public void What_lies_under_a_parent_is_found_at_any_depth()
    {
        Assert.Equal(["Đông Quang", "Đông Sơn", "Đông Tiến"], _units.List(UnitLevel.Commune, Day("2026-03-02"), "dong-son").Select(u => u.Name));
        Assert.Equal(166, _units.List(UnitLevel.Commune, Day("2026-03-02"), "38").Count());
        Assert.All(_units.List(UnitLevel.Commune, Day("2019-04-30"), "399"), unit => Assert.Equal("399", unit.ParentCode));
        Assert.DoesNotContain(_units.List(null, Day("2019-04-30"), "399"), unit => unit.Code == "399");
    }

    [Theory]
    [InlineData("hoang hoa", UnitLevel.District, "2019-03-01", "Huyện Hoằng Hóa")]
    [InlineData("HOẰNG HOÁ", UnitLevel.District, "2019-03-01", "Huyện Hoằng Hóa")]
    [InlineData("huyện hoằng hóa", UnitLevel.District, "2019-03-01", "Huyện Hoằng Hóa")]
    [InlineData("tp Thanh Hoa", UnitLevel.District, "2019-03-01", "Thành phố Thanh Hóa")]
    [InlineData("tinh gia", UnitLevel.District, "2019-03-01", "Huyện Tĩnh Gia")]
    [InlineData("xa dong son", UnitLevel.Commune, "2026-03-02", "Phường Đông Sơn")]
    [InlineData("dong son", UnitLevel.Commune, "2026-03-02", "Phường Đông Sơn")]
    [InlineData("hoang hoa", UnitLevel.Area, "2026-03-02", "Khu vực Hoằng Hóa")]
    public void The_unit_meant_comes_first(string words, UnitLevel level, string day, string fullName) =>
        Assert.Equal(fullName, _units.Search(words, level, Day(day), null)[0].FullName);

    [Theory]
    [InlineData("Tĩnh Gia", UnitLevel.Area, "nghi-son")]
    [InlineData("Đông Thọ cũ", UnitLevel.Commune, null)]
    [InlineData("quang thang", UnitLevel.Commune, null)]
    public void An_old_name_leads_to_the_unit_of_today(string words, UnitLevel level, string? code)
    {
        var found = _units.Search(words, level, Day("2026-03-02"), null);
        Assert.NotEmpty(found);
        Assert.All(found, unit => Assert.True(UnitTree.InForce(unit, Day("2026-03-02"))));
        if (code is not null) Assert.Equal(code, found[0].Code);
    }

    [Fact]
    public void Every_commune_of_2019_is_found_today_by_its_old_name() => Assert.All(
        _units.List(UnitLevel.Commune, Day("2019-04-30"), null), old =>
        {
            var heirs = _units.Successors(old, Day("2026-03-02")).ToList();
            Assert.NotEmpty(heirs);
            var found = _units.Search(old.Name, UnitLevel.Commune, Day("2026-03-02"), null);
            Assert.All(heirs, heir => Assert.Contains(heir, found));
        });

    [Fact]
    public void Nonsense_finds_nothing_and_a_name_to_come_is_not_known_yet()
    {
        Assert.Empty(_units.Search("zzz", null, Day("2019-04-30"), null));
        Assert.Empty(_units.Search("Hạc Thành", null, Day("2019-04-30"), null));
    }

    [Theory]
    [InlineData("2019-04-30", "Ngày Chiến thắng")]
    [InlineData("2019-04-15", "Nghỉ bù Giỗ Tổ Hùng Vương")]
    [InlineData("2019-05-02", null)]
    public async Task A_day_off_has_a_name(string day, string? name) =>
        Assert.Equal(name, await _network.In(s => s.GetRequiredService<IHolidays>().On(Day(day), TestContext.Current.CancellationToken)));

    [Fact]
    public async Task A_season_for_planning_is_no_day_off()
    {
        var season = new DateOnly(2019, 2, 13); // Wednesday, the ninth of the first lunar month.
        Assert.Null(await _network.In(s => s.GetRequiredService<IHolidays>().On(season, TestContext.Current.CancellationToken)));
    }

    private int Count(UnitLevel level, string day) => _units.All.Count(unit => unit.Level == level && UnitTree.InForce(unit, Day(day)));

    private static DateOnly Day(string text) => DateOnly.Parse(text);
}

public sealed class UnitsOnSqlite(LoadedOnSqlite world) : UnitsTests(world), IClassFixture<LoadedOnSqlite>;

public sealed class UnitsOnPostgres(LoadedOnPostgres world) : UnitsTests(world), IClassFixture<LoadedOnPostgres>;
