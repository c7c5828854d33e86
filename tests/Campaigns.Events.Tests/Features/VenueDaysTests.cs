using Campaigns.Events.Domain;
using Campaigns.Events.Features.AdminVenues;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Events.Features.Venues;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>A hall says who opens it, to those who plan, and on which days it is not to be had.</summary>
public abstract class VenueDaysTests(TestDatabase database) : SliceTests(database)
{
    private static readonly VenueInput Hall1 = new() { Name = "Hội trường", UnitCode = "15988", Contact = "Ông Nam, 0912 345 678", Closed = [new(new(2019, 4, 1), new(2019, 4, 1)), new(new(2019, 3, 14), new(2019, 3, 20))] };

    [Fact]
    public async Task What_is_said_of_a_hall_is_kept_and_its_contact_shown_to_planners_only()
    {
        var id = (await Do<AddVenue, Guid>(new(Hall1), Planner("38"))).Value;
        var seen = (await One(id, Planner("38")))!.Venue;
        Assert.Equal("Ông Nam, 0912 345 678", seen.Contact);
        Assert.Equal(["14/03/2019–20/03/2019", "01/04/2019"], seen.Closed.Select(VenueForm.Show));
        Assert.Null((await One(id, TestModule.Someone("38", Permissions.View)))!.Venue.Contact);

        // What a change leaves out stays; what it empties is gone.
        Assert.True((await Do<ChangeVenue, Done>(new(id, new() { Capacity = 80 }, null), Planner("38"))).Succeeded);
        Assert.Equal(("Ông Nam, 0912 345 678", 2), (await One(id, Planner("38"))) is { } kept ? (kept.Venue.Contact, kept.Venue.Closed.Count) : default);
        Assert.True((await Do<ChangeVenue, Done>(new(id, new() { Contact = "", Closed = [] }, null), Planner("38"))).Succeeded);
        Assert.Equal((null, 0), (await One(id, Planner("38"))) is { } gone ? (gone.Venue.Contact, gone.Venue.Closed.Count) : default);
    }

    [Fact]
    public async Task A_plan_on_such_a_day_wants_a_reason_which_is_kept()
    {
        var id = (await Do<AddVenue, Guid>(new(Hall1), Planner("38"))).Value;
        Refused(await Plan(On(id, 20), Planner("38")), "events.needs-reason", "events.venue-closed");
        Assert.True((await Plan(On(id, 21), Planner("38"))).Succeeded);
        var draft = (await Plan(On(id, 14) with { Hold = false }, Planner("38"))).Value;
        var told = Assert.Single(await Told(draft), c => c.Kind == "venue-closed");
        Assert.Equal((id.ToString(), false, "14–20/03"), (told.With, told.Hard, told.Args[1]));
        Refused(await Submit(draft, by: Planner("38")), "events.needs-reason", "events.venue-closed");
        Assert.True((await Submit(draft, "Ông Nam mở riêng", Planner("38"))).Succeeded);
        Assert.Equal("Ông Nam mở riêng", (await Row(draft)).OverrideReason);
    }

    [Fact]
    public async Task Days_that_end_before_they_begin_are_refused() =>
        Refused(await Do<AddVenue, Guid>(new(Hall1 with { Closed = [new(new(2019, 3, 20), new(2019, 3, 14))] }), Planner("38")), "events.closed-unreadable");

    [Theory]
    [InlineData("14/3/2019–20/3/2019; 1/4/19", "14/03/2019–20/03/2019;01/04/2019")]
    [InlineData("14-03-2019 đến 20-03-2019", "14/03/2019–20/03/2019")]
    [InlineData("14/3/2019 - 13/3/2019", null)]
    [InlineData("mai", null)]
    [InlineData(" ; ", "")]
    public void Days_are_read_as_people_write_them(string typed, string? read)
    {
        var (input, wrong) = new VenueForm { Name = "x", UnitCode = "1", Closed = typed }.Read(new([new("1", "Xã", "Huyện")]));
        Assert.Equal(read, wrong.Count > 0 ? null : string.Join(';', input.Closed!.Select(VenueForm.Show)));
    }

    private Task<VenueCard?> One(Guid id, Kernel.Security.Access by) => Module.In(s => s.GetRequiredService<ListVenuesQuery>().One(id, Ct), by);

    // Of another kind than the next, so that nothing but the hall speaks against it.
    private static EventInput On(Guid hall, int day) => Some.Input(hall, day: day) with { OverrideReason = null, Format = "household-group", Capacity = 20 };

    private Task<IReadOnlyList<EventConflict>> Told(Guid id) => Module.In(async s => await s.GetRequiredService<ConflictFinder>().All((await s.GetRequiredService<EventDesk>().Look(id, Ct))!, Ct), Planner("38"));
}

public sealed class VenueDaysOnSqlite() : VenueDaysTests(TestDatabase.Sqlite());

public sealed class VenueDaysOnPostgres() : VenueDaysTests(TestDatabase.Postgres());
