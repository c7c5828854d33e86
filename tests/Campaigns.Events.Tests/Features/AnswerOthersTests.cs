using Campaigns.Content.Contracts;
using Campaigns.Events.Contracts;
using Campaigns.Events.Features.AnswerOthers;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.ShowEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Slots;
using Campaigns.Testing;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>What other modules and pages are told.</summary>
public abstract class AnswerOthersTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task The_home_page_shows_the_next_three_and_nothing_when_there_are_none()
    {
        Assert.Null(await Slot("content.home-meetings"));
        await Planned(Some.Input(day: 9));
        for (var i = 0; i < 4; i++) await Published(Some.Input(day: 10 + i));
        var shown = Assert.IsType<List<PublicEvent>>((await Slot("content.home-meetings"))!.Model);
        Assert.Equal([Some.At(10, 8), Some.At(11, 8), Some.At(12, 8)], shown.Select(e => e.Row.StartsAt));
    }

    [Fact]
    public async Task The_card_of_today_counts_what_waits_in_the_actors_places()
    {
        await Planned();
        await Submit(await Planned(Some.Input(day: 21)));
        await Published(Some.Input(day: 3));
        await Planned(Some.Input(day: 22) with { UnitCode = "401" });
        var card = Assert.IsType<TodayCard>((await Slot("accounts.today", Planner(Neighbours.HoangHoa)))!.Model);
        Assert.Equal((1, 1, 1), (card.ThisWeek.Count, card.Drafts, card.Approved));
    }

    [Fact]
    public async Task Feed_and_sitemap_have_what_is_public_and_say_what_was_cancelled()
    {
        await Planned();
        var id = await Published(Some.Input(day: 21));
        var page = Assert.Single(await Pages());
        Assert.Equal("/events/hoang-tien-21-03-2019", page.Path);
        Assert.True((await Do<Events.Features.CancelEvent.CancelEvent, Done>(new(id, "Bão", true))).Succeeded);
        Assert.NotEqual(page.Title, Assert.Single(await Pages()).Title);
    }

    [Fact]
    public async Task A_change_drops_kept_pages_of_that_event_and_of_the_lists_only()
    {
        var (changed, other) = (await Published(), await Published(Some.Input(day: 21)));
        await Module.Deliver();
        await Module.In(async s =>
        {
            var pages = s.GetRequiredService<IOutputCacheStore>();
            foreach (var (key, tag) in new[] { ("changed", PublicCache.Tag(changed)), ("other", PublicCache.Tag(other)), ("list", PublicCache.Lists), ("feed", CacheTags.Public) })
                await pages.SetAsync(key, [1], [tag], TimeSpan.FromMinutes(1), Ct);
            return 0;
        });

        await Do<Events.Features.ChangeEvent.ChangeEvent, Done>(new(changed, new() { Title = "Tên mới" }, null));
        await Module.Deliver();

        Assert.Empty(await Module.FailedDeliveries());
        Assert.Equal((false, true, false, false), (await Kept("changed"), await Kept("other"), await Kept("list"), await Kept("feed")));
    }

    [Fact]
    public async Task Neighbours_get_a_card_and_unknown_ids_are_left_out()
    {
        var id = await Published(Some.Input(await Hall(), Neighbours.Hoa.Id));
        var cards = await Module.In(s => s.GetRequiredService<IEvents>().Many([id, Guid.NewGuid()], Ct));
        var card = Assert.Single(cards.Values);
        Assert.Equal(("published", "Nhà văn hóa xã Hoằng Tiến", Neighbours.Hoa.Id), (card.Status, card.VenueName, Assert.Single(card.PresenterIds)));
    }

    [Fact]
    public async Task The_form_finds_people_and_halls_by_name_without_marks()
    {
        var hall = await Hall();
        var lists = await Module.In(s => s.GetRequiredService<FormChoices>().On(new(2019, 3, 20), null, Ct));
        Assert.Equal(hall.ToString(), lists.Venues.Find("nha van hoa xa hoang tien")!.Key);
        Assert.Equal(Neighbours.Thao.Id.ToString(), lists.Presenters.Find(" Nguyễn Thị Thảo ")!.Key);
        Assert.Equal("Hoằng Tiến", lists.Units.ShowKey("15988"));
        Assert.Null(lists.Presenters.Find("Nguyễn Thị"));
    }

    private Task<SlotItem?> Slot(string name, Kernel.Security.Access? by = null) => Module.In(s => s.GetServices<ISlotProvider>().Single(p => p.Slot == name).For(null, Ct), by);

    private Task<IReadOnlyList<PublicPage>> Pages() => Module.In(s => s.GetRequiredService<IPublicPages>().List(Ct));

    private Task<bool> Kept(string key) => Module.In(async s => await s.GetRequiredService<IOutputCacheStore>().GetAsync(key, Ct) is not null);
}

public sealed class AnswerOthersOnSqlite() : AnswerOthersTests(TestDatabase.Sqlite());

public sealed class AnswerOthersOnPostgres() : AnswerOthersTests(TestDatabase.Postgres());
