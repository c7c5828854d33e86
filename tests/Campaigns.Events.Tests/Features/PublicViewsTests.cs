using Campaigns.Events.Data;
using Campaigns.Events.Features.BrowseEvents;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.RescheduleEvent;
using Campaigns.Events.Features.ShowCalendar;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Events.Tests.Features;

/// <summary>Month and map of the public, and the address of what is public.</summary>
public abstract class PublicViewsTests(TestDatabase database) : SliceTests(database)
{
    private static readonly DateTimeOffset Now = Some.At(1, 9);

    [Fact]
    public async Task A_month_has_whole_weeks_and_says_how_many_more_a_day_has()
    {
        for (var n = 0; n < 6; n++) await Published(Some.Input(day: 20, hour: 8 + n));
        await Published(Some.Input(day: 31, hour: 0)); // Midnight: still of that day, not of the one before.
        await Planned(Some.Input(day: 21)); // A draft is nobody's business.
        var month = await Month();
        Assert.Equal((new DateOnly(2019, 2, 25), new DateOnly(2019, 3, 31)), (month.Days[0].Day, month.Days[^1].Day));
        var busy = month.Days.Single(d => d.Day == new DateOnly(2019, 3, 20));
        Assert.Equal((4, 2), (busy.Meetings.Count, busy.More));
        Assert.Single(month.Days.Single(d => d.Day == new DateOnly(2019, 3, 31)).Meetings);
        Assert.Empty(month.Days.Single(d => d.Day == new DateOnly(2019, 3, 21)).Meetings);
        Assert.Equal((7, false), (month.Meetings, month.Cut));
    }

    [Fact]
    public async Task What_lasts_several_days_stands_on_each_of_them_and_counts_once()
    {
        await Published(Some.Input(day: 16) with { EndsAt = Some.At(19, 0) }); // Saturday to Monday, until midnight.
        var month = await Month();
        Assert.Equal([16, 17, 18], month.Days.Where(d => d.Meetings.Count > 0).Select(d => d.Day.Day));
        Assert.Equal(1, month.Meetings);
        var week = CalendarSpan.Of(CalendarView.Week, new(2019, 3, 18)); // It began in the week before.
        var calendar = await Module.In(s => s.GetRequiredService<CalendarQuery>().Read(week, new(week.First, week.Last) { Lasting = true }, Ct), Planner("38"));
        Assert.Single(calendar.Days[new(2019, 3, 18)]);
        Assert.Empty(calendar.Days[new(2019, 3, 19)]);
    }

    [Fact]
    public async Task A_full_meeting_is_left_out_where_free_seats_are_asked_for()
    {
        var (full, free) = (await Published(), await Published(Some.Input(day: 21)));
        Neighbours.Seats[full] = new(50, 3, 0);
        Assert.Equal(2, (await Month()).Meetings);
        Assert.Equal(free, Assert.Single((await Month(free: true)).Days.SelectMany(d => d.Meetings)).Id);
    }

    [Fact]
    public async Task The_map_has_a_circle_a_hall_and_a_place_for_what_has_none()
    {
        var hall = await Hall();
        await Published(Some.Input(hall, day: 20));
        await Published(Some.Input(hall, day: 21));
        await Published(Some.Input(day: 22)); // No hall: its commune.
        var map = await Map();
        Assert.Equal([2, 1], map.Places.Select(p => p.Meetings.Count));
        Assert.Equal((3, "Nhà văn hóa xã Hoằng Tiến", 105.9), (map.Meetings, map.Places[0].Name, map.Places[0].Lon));
        Assert.All(map.Places, p => Assert.InRange(p.X, 0, 760));
        Assert.All(map.Places, p => Assert.InRange(p.Y, 0, map.Height));
        Assert.Equal(105.8, map.Places[1].Lon);
        Assert.Equal(2, map.Ground.Split('M').Length - 1);
    }

    [Theory]
    [InlineData("hoang tien")]
    [InlineData("HOẰNG")]
    [InlineData("nha van hoa")]
    [InlineData("BHXH Hoằng  Tiến")] // Words of the title and of the place.
    public async Task Search_needs_no_marks(string words)
    {
        await Published(Some.Input(await Hall()));
        Assert.Equal(1, (await Month(words: words)).Meetings);
    }

    /// <summary>Whatever happens to it afterwards: moved, changed, cancelled. And nobody else gets it.</summary>
    [Fact]
    public async Task The_address_of_what_is_public_never_changes()
    {
        var id = await Published();
        const string slug = "hoang-tien-20-03-2019";
        Assert.True((await Do<RescheduleEvent, Done>(new(id, Some.At(27, 8), Some.At(27, 10), null, "Bão", true, 0))).Succeeded);
        Assert.Equal(slug, (await Row(id)).Slug);
        Assert.True((await Do<Events.Features.ChangeEvent.ChangeEvent, Done>(new(id, new() { Title = "Tên khác" }, null))).Succeeded);
        Assert.Equal(slug, (await Row(id)).Slug);
        Refused(await Do<Events.Features.ChangeEvent.ChangeEvent, Done>(new(id, new() { UnitCode = "15994" }, null)), "events.reschedule-needed");
        Assert.Equal(slug, (await Row(id)).Slug);
        Assert.True((await Do<Events.Features.CancelEvent.CancelEvent, Done>(new(id, "Bão", true, 0))).Succeeded);
        Assert.Equal(slug, (await Row(id)).Slug);
        Assert.Equal(slug + "-2", (await Row(await Planned())).Slug);
    }

    private Task<PublicMonth> Month(bool free = false, string? words = null) => Module.In(async s =>
        await s.GetRequiredService<PublicMonths>().Read(await Coming(s, words), new(2019, 3, 1), free, Ct));

    private Task<PublicMap> Map() => Module.In(async s => await s.GetRequiredService<PublicMaps>().Read(await Coming(s, null), null, Now.LocalDate(), false, Ct));

    private static Task<IQueryable<Events.Domain.Event>> Coming(IServiceProvider s, string? words) =>
        s.GetRequiredService<ListEventsQuery>().Narrow(s.GetRequiredService<EventsDbContext>().Events.AsNoTracking().Coming(Now), new(Search: words), Ct);
}

public sealed class PublicViewsOnSqlite() : PublicViewsTests(TestDatabase.Sqlite());

public sealed class PublicViewsOnPostgres() : PublicViewsTests(TestDatabase.Postgres());
