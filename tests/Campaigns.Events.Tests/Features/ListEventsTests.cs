using Campaigns.Events.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.Venues;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

public abstract class ListEventsTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task A_page_asks_once_for_the_seats_of_all_its_events()
    {
        for (var i = 0; i < 5; i++) Neighbours.Seats[await Planned(Some.Input(day: 10 + i))] = new(i, 0, 0);
        Neighbours.SeatQuestions = 0;
        var page = await Page(new());
        Assert.Equal([0, 1, 2, 3, 4], page.Select(e => e.Seats.Taken));
        Assert.Equal(1, Neighbours.SeatQuestions);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_start_without_gap_or_repetition()
    {
        for (var i = 0; i < 7; i++) await Planned(Some.Input(day: 10 + i / 2));
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await Module.In(s => s.GetRequiredService<ListEventsQuery>().Page(new EventFilter(), 3, cursor, Ct));
            seen.AddRange(page.Items.Select(e => e.Row.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
    }

    [Fact]
    public async Task Filters_narrow_by_day_status_place_and_words_without_marks()
    {
        var (draft, open) = (await Planned(Some.Input(day: 10)), await Published(Some.Input(day: 12) with { Title = "Quầy tư vấn ở chợ" }));
        await Planned(Some.Input(day: 14) with { UnitCode = "401" });
        Assert.Equal([draft], await Ids(new(To: new(2019, 3, 10))));
        Assert.Equal([open], await Ids(new(From: new(2019, 3, 11), To: new(2019, 3, 12))));
        Assert.Equal([open], await Ids(new(Status: EventStatus.Published)));
        Assert.Equal([draft, open], await Ids(new(Unit: "399")));
        Assert.Empty(await Ids(new(Unit: "nowhere")));
        Assert.Equal([open], await Ids(new(Search: "quay TU van")));
    }

    [Fact]
    public async Task Everybody_sees_only_their_place()
    {
        var mine = await Planned();
        await Planned(Some.Input() with { UnitCode = "401" });
        var page = await Module.In(s => s.GetRequiredService<ListEventsQuery>().Page(new EventFilter(), 50, null, Ct), Planner(Neighbours.HoangHoa));
        Assert.Equal([mine], page.Items.Select(e => e.Row.Id));
        Assert.Null(await Module.In(s => s.GetRequiredService<ListEventsQuery>().One(mine, Ct), Planner("38/401")));
    }

    [Fact]
    public async Task The_public_finds_an_offering_by_address_only_once_it_is_published()
    {
        var id = await Planned();
        var slug = (await Row(id)).Slug;
        Assert.Null(await Module.In(s => s.GetRequiredService<IOfferingSource>().FindBySlug(slug, Ct)));
        Assert.False((await Module.In(s => s.GetRequiredService<IOfferingSource>().Find(id, Ct)))!.Open);
        await Submit(id);
        await Publish(id);
        var offering = (await Module.In(s => s.GetRequiredService<IOfferingSource>().FindBySlug(slug, Ct)))!;
        Assert.Equal((id, 50, true, "events.event"), (offering.Id, offering.Seats, offering.Open, offering.Kind));

        await Do<Events.Features.CancelEvent.CancelEvent, Done>(new(id, "Bão", false));
        Assert.False((await Module.In(s => s.GetRequiredService<IOfferingSource>().FindBySlug(slug, Ct)))!.Open);
        Assert.Empty(await Module.In(s => s.GetRequiredService<IEvents>().Upcoming(5, Ct)));
    }

    [Fact]
    public async Task A_hall_is_added_changed_and_guarded_by_its_place()
    {
        var id = (await Do<AddVenue, Guid>(new(new() { Name = " Hội trường ", UnitCode = "399", Equipment = ["loa đài", " "] }), Planner("38"))).Value;
        Refused(await Do<AddVenue, Guid>(new(new() { Name = "x", UnitCode = "401" }), Planner(Neighbours.HoangHoa)), "events.not-your-place");
        Refused(await Do<ChangeVenue, Done>(new(id, new() { Capacity = 70 }, null), Planner("38/401")), "events.venue-not-found");
        Assert.True((await Do<ChangeVenue, Done>(new(id, new() { Capacity = 70 }, 0), Planner("38"))).Succeeded);
        Refused(await Do<ChangeVenue, Done>(new(id, new() { Capacity = 80 }, 0), Planner("38")), "events.changed-underneath");
        var venue = (await Module.In(s => s.GetRequiredService<ListVenuesQuery>().One(id, Ct)))!.Venue;
        Assert.Equal(("Hội trường", 70, "loa đài"), (venue.Name, venue.Capacity, Assert.Single(venue.Equipment)));
    }

    private async Task<IReadOnlyList<EventWithSeats>> Page(EventFilter filter) => (await Module.In(s => s.GetRequiredService<ListEventsQuery>().Page(filter, 50, null, Ct))).Items;

    private async Task<IEnumerable<Guid>> Ids(EventFilter filter) => (await Page(filter)).Select(e => e.Row.Id);
}

public sealed class ListEventsOnSqlite() : ListEventsTests(TestDatabase.Sqlite());

public sealed class ListEventsOnPostgres() : ListEventsTests(TestDatabase.Postgres());
