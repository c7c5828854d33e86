using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Events.Tests.Features;

/// <summary>What speaks against a plan besides hall and presenter booked twice.</summary>
public abstract class ConcernsTests(TestDatabase database) : SliceTests(database)
{
    private static readonly Guid Hoa = Neighbours.Hoa.Id;

    // Without a reason every concern is told.
    private static EventInput Input(Guid? presenter = null, int day = 20, int hour = 8) => Some.Input(presenter: presenter, day: day, hour: hour) with { OverrideReason = null };

    [Theory]
    [InlineData("2019-03-20", true)] // Holds on its last day.
    [InlineData("2019-03-19", false)]
    public async Task A_presenter_needs_the_certificate_on_the_day_itself(string expires, bool may)
    {
        Neighbours.Certified[(Hoa, "BHXH-01")] = DateOnly.Parse(expires, System.Globalization.CultureInfo.InvariantCulture);
        var planned = await Plan(Input(presenter: Hoa) with { OverrideReason = "Không ai khác" });
        if (may) Assert.True(planned.Succeeded);
        else Refused(planned, "events.presenter-not-qualified");
    }

    [Fact]
    public async Task A_missing_certificate_lets_a_draft_be_saved_and_stops_it_from_being_sent()
    {
        Neighbours.Certified[(Hoa, "BHXH-01")] = new(2019, 1, 1);
        var draft = await Planned(Input(presenter: Hoa) with { Hold = false });
        Refused(await Submit(draft), "events.presenter-not-qualified");
        Assert.Equal(EventStatus.Draft, (await Row(draft)).Status);
    }

    [Fact]
    public async Task What_is_only_advised_wants_a_reason()
    {
        Neighbours.Certified[(Hoa, "BHXH-02")] = new(2019, 1, 1);
        Refused(await Plan(Input(presenter: Hoa)), "events.needs-reason", "events.qualification-advised");
        Assert.True((await Plan(Input(presenter: Hoa) with { OverrideReason = "Học tháng sau" })).Succeeded);
    }

    [Fact]
    public async Task A_format_that_advises_nothing_asks_for_the_one_it_requires_only()
    {
        Neighbours.Certified[(Hoa, "BHXH-02")] = new(2019, 1, 1);
        Assert.True((await Plan(Input(presenter: Hoa) with { Format = "household-group" })).Succeeded);
    }

    [Theory]
    [InlineData(10, 19.81, true)] // 1 km in no time: 15 minutes to prepare are missing.
    [InlineData(11, 19.81, false)] // An hour for 1 km.
    [InlineData(11, 20.70, true)] // An hour for 100 km.
    [InlineData(14, 20.70, false)] // Four hours for 100 km.
    public async Task The_road_between_two_events_of_a_presenter_counts(int hour, double lat, bool tight)
    {
        await Planned(Input(presenter: Hoa) with { Venue = new() { Name = "Nhà văn hóa thôn 1", Lat = 19.80, Lon = 105.9 } });
        var next = Input(presenter: Hoa, hour: hour) with { UnitCode = "15994", Venue = new() { Name = "Nhà văn hóa thôn 2", Lat = lat, Lon = 105.9 } };
        var planned = await Plan(next);
        if (tight) Refused(planned, "events.needs-reason", "events.travel-too-tight");
        else Assert.True(planned.Succeeded);
    }

    [Fact]
    public async Task Where_a_hall_has_no_coordinates_the_units_are_as_far_apart_as_their_centres()
    {
        await Planned(Input(presenter: Hoa));
        Refused(await Plan(Input(presenter: Hoa, hour: 10) with { UnitCode = "15994" }), "events.needs-reason", "events.travel-too-tight");
        Assert.True((await Plan(Input(presenter: Hoa, hour: 11) with { UnitCode = "15994" })).Succeeded);
    }

    [Theory]
    [InlineData(26, "commune-meeting", true)]
    [InlineData(14, "commune-meeting", true)]
    [InlineData(27, "commune-meeting", false)] // Seven days later to the minute.
    [InlineData(21, "household-group", false)]
    public async Task A_commune_is_not_asked_to_the_same_kind_of_meeting_twice_in_a_week(int day, string format, bool tooSoon)
    {
        await Planned(Input());
        var planned = await Plan(Input(day: day) with { Format = format });
        if (tooSoon) Refused(planned, "events.needs-reason", "events.commune-too-soon");
        else Assert.True(planned.Succeeded);
    }

    [Fact]
    public async Task A_budget_above_the_usual_of_its_format_wants_a_reason()
    {
        Assert.True((await Plan(Input() with { Budget = 15_000_000 })).Succeeded);
        Refused(await Plan(Input(day: 28) with { Budget = 15_000_001 }), "events.needs-reason", "events.over-budget");
    }

    [Fact]
    public async Task Each_concern_names_what_it_is_about()
    {
        Neighbours.Certified[(Hoa, "BHXH-01")] = new(2019, 1, 1);
        var first = await Planned(Input());
        var second = await Planned(Input(presenter: Hoa, day: 21) with { Hold = false, Budget = 99_000_000 });
        var found = await Module.In(async s => await s.GetRequiredService<ConflictFinder>().All((await s.GetRequiredService<EventDesk>().Look(second, Ct))!, Ct), Planner(Neighbours.HoangHoa));
        Assert.Equal(
            [("presenter-not-qualified", Hoa.ToString(), true), ("over-budget", "commune-meeting", false), ("commune-too-soon", first.ToString(), false)],
            found.Select(c => (c.Kind, c.With, c.Hard)));
    }
}

public sealed class ConcernsOnSqlite() : ConcernsTests(TestDatabase.Sqlite());

public sealed class ConcernsOnPostgres() : ConcernsTests(TestDatabase.Postgres());
