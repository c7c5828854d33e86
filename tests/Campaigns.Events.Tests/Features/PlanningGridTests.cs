using Campaigns.Events.Features.PlanMany;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Events.Tests.Features;

/// <summary>Many planned events looked at together: mistakes of each row, clashes with what is there and among the rows.</summary>
public abstract class PlanningGridTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task Mistakes_and_clashes_stand_beside_the_row_they_are_of()
    {
        var hall = await Hall();
        await Planned(Some.Input(hall, Neighbours.Hoa.Id));
        var lines = await Check(
            Row("20/03/2019", "09:00", "Nhà văn hóa xã Hoằng Tiến", "Phạm Thị Hoa"),
            Row("21/03/2019", "09:00", "Nhà văn hóa xã Hoằng Tiến", "Nguyễn Thị Thảo"),
            Row("21/3/19", "10:00", null, "Nguyễn Thị Thảo"),
            Row("31/02/2019", "9 giờ", null, "Ai Đó Không Có"),
            Row("22/03/2019", "09:00", null, "Phạm Thị Hoa"));

        Assert.Equal(["venue-double-booked", "presenter-double-booked"], Kinds(lines[0]));
        Assert.Contains("presenter-double-booked", Kinds(lines[1]));
        Assert.Contains("presenter-double-booked", Kinds(lines[2]));
        Assert.Equal(["events.day-unreadable", "events.time-unreadable", "events.staff-unknown"], lines[3].Wrong.Select(w => w.Code));
        Assert.Equal(("presenterIds", "“Ai Đó Không Có”"), (lines[3].Wrong[2].Field, lines[3].Wrong[2].Args.Single()));
        Assert.Empty(Kinds(lines[4]));
        Assert.Equal("Thứ Năm, 21/03/2019", lines[2].Row.Day);
    }

    [Fact]
    public async Task A_kind_is_known_by_its_name_and_an_unknown_one_is_told_at_its_cell()
    {
        var lines = await Check(Row("21/03/2019", "09:00", null, "Phạm Thị Hoa", "tham nhom ho"), Row("22/03/2019", "09:00", null, "Phạm Thị Hoa", "Văn nghệ"), Row("23/03/2019", "09:00", null, "Phạm Thị Hoa", budget: "99.000.000"));
        Assert.Empty(lines[0].Wrong);
        Assert.True(lines[1].IsWrong("format"));
        Assert.Contains(lines[2].Conflicts, c => c.Kind == "over-budget");
    }

    private Task<IReadOnlyList<GridLine>> Check(params GridRow[] rows) => Module.In(s => s.GetRequiredService<PlanningGrid>().Check(rows, Neighbours.Campaign.ToString(), Ct));

    private static IEnumerable<string> Kinds(GridLine line) => line.Conflicts.Where(c => c.Hard).Select(c => c.Kind);

    private static GridRow Row(string day, string start, string? venue, string presenter, string? format = null, string? budget = null) =>
        new() { Format = format, Budget = budget, Title = "Họp dân", Unit = "Hoằng Tiến", Day = day, StartsAt = start, EndsAt = start == "9 giờ" ? null : "11:00", Venue = venue, Presenters = presenter, Capacity = "50" };
}

public sealed class PlanningGridOnSqlite() : PlanningGridTests(TestDatabase.Sqlite());

public sealed class PlanningGridOnPostgres() : PlanningGridTests(TestDatabase.Postgres());
