using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Events.Tests.Features;

/// <summary>Presenters are asked one after another, each by a link; the first yes takes the place.</summary>
public abstract class AskSubstitutesTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task The_next_is_asked_when_the_time_of_the_one_before_is_over_and_the_first_yes_wins()
    {
        var id = await Asking();
        Assert.Equal(["Nguyễn Thị Thảo"], Asked());
        await Module.TakeMarksOff();
        await Module.Deliver(); // Every delivery once more: nobody is asked twice.
        Assert.Equal(["Nguyễn Thị Thảo"], Asked());

        Module.Clock.Pass(TimeSpan.FromMinutes(31));
        await Module.Deliver();
        Assert.Equal(["Nguyễn Thị Thảo", "Đỗ Thị Lan"], Asked().Order(StringComparer.Ordinal));

        Assert.True((await Answer("Nguyễn Thị Thảo", yes: true)).Succeeded); // Late, but nobody was quicker.
        Assert.True((await Answer("Nguyễn Thị Thảo", yes: true)).Succeeded); // Pressed twice.
        Refused(await Answer("Đỗ Thị Lan", yes: true), "events.ask-already-taken");
        await Module.Deliver();
        Assert.Equal([Neighbours.Thao.Id], (await Row(id)).Presenters);
        Assert.Equal((SearchStatus.Found, 1), await State(id));
        Assert.Contains(Neighbours.Notices.Values, n => n.Template == "events.stood-in-staff" && n.To.Name == "Phạm Thị Hoa");
    }

    [Fact]
    public async Task A_no_asks_the_next_at_once_and_after_the_last_no_nobody_is_left()
    {
        var id = await Asking();
        foreach (var name in new[] { "Nguyễn Thị Thảo", "Đỗ Thị Lan", "Lê Minh Tuấn" })
        {
            Assert.True((await Answer(name, yes: false)).Succeeded);
            await Module.Deliver();
        }

        Assert.Equal((SearchStatus.NobodyLeft, 0), await State(id));
        Assert.Equal([Neighbours.Hoa.Id], (await Row(id)).Presenters);
        Refused(await Do<AnswerAsk, Done>(new("AAAAAAAAAAAAAAAAAAAAAA", true)), "events.ask-not-found");
        Refused(await Do<AnswerAsk, Done>(new("kurz", true)), "events.ask-not-found");
    }

    [Fact]
    public async Task A_place_filled_by_hand_ends_the_search_and_links_say_so()
    {
        var id = await Asking();
        Assert.True((await Do<Events.Features.Substitute.SubstitutePresenter, Done>(new(id, Neighbours.Tuan.Id, null))).Succeeded);
        Refused(await Answer("Nguyễn Thị Thảo", yes: true), "events.ask-over");
        Assert.Equal((SearchStatus.Stopped, 0), await State(id));
        Refused(await Do<StartSearch, Guid>(new(id, Neighbours.Hoa.Id, 30)), "events.not-presenting");
        Refused(await Do<StartSearch, Guid>(new(id, Neighbours.Tuan.Id, 1)), "events.minutes-out-of-range");
    }

    [Fact]
    public async Task Who_is_busy_by_now_cannot_say_yes()
    {
        var id = await Asking();
        await Planned(Some.Input(presenter: Neighbours.Thao.Id, hour: 9));
        Refused(await Answer("Nguyễn Thị Thảo", yes: true), "events.presenter-double-booked");
        Assert.Equal((SearchStatus.Asking, 0), await State(id));
        Refused(await Do<StartSearch, Guid>(new(id, Neighbours.Hoa.Id, 30)), "events.asking-already");
    }

    [Fact]
    public async Task Of_three_who_say_yes_at_the_same_moment_exactly_one_has_the_place()
    {
        var id = await Asking();
        for (var i = 0; i < 2; i++)
        {
            Module.Clock.Pass(TimeSpan.FromMinutes(31));
            await Module.Deliver();
        }

        var answers = await Task.WhenAll(new[] { "Nguyễn Thị Thảo", "Đỗ Thị Lan", "Lê Minh Tuấn" }.Select(name => Task.Run(() => Answer(name, yes: true), Ct)));
        Assert.Equal(1, answers.Count(a => a.Succeeded));
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Equal("events.ask-already-taken", a.Failures[0].Code));
        Assert.Equal((SearchStatus.Found, 1), await State(id));
        Assert.Single((await Row(id)).Presenters);
    }

    /// <summary>The twin: the same answers without the turn. If only one were taken here too, the test above would prove nothing.</summary>
    [Fact]
    public async Task Without_the_turn_two_are_told_that_the_place_is_theirs()
    {
        var id = await Asking();
        Module.Clock.Pass(TimeSpan.FromMinutes(31));
        await Module.Deliver();
        var taken = new List<bool>();
        await Module.In(first => Module.In(async second =>
        {
            foreach (var scope in new[] { first, second })
            {
                var search = await scope.GetRequiredService<EventsDbContext>().Searches.Include(s => s.Asks).SingleAsync(s => s.EventId == id, Ct);
                taken.Add(search.Accept(search.Asks[taken.Count], Module.Clock.GetUtcNow()).Succeeded);
            }
        }));
        Assert.Equal([true, true], taken);
    }

    /// <summary>The database's own word: a second yes in one search is refused whoever writes it.</summary>
    [Fact]
    public async Task The_database_takes_one_yes_only()
    {
        var id = await Asking();
        Module.Clock.Pass(TimeSpan.FromMinutes(31));
        await Module.Deliver();
        await Assert.ThrowsAnyAsync<Exception>(() => Module.In(s => s.GetRequiredService<EventsDbContext>().Set<SubstituteAsk>().ExecuteUpdateAsync(u => u.SetProperty(a => a.Answer, AskAnswer.Yes), Ct)));
        Assert.Equal((SearchStatus.Asking, 0), await State(id));
    }

    private async Task<Guid> Asking()
    {
        Neighbours.People.Clear();
        Neighbours.People.AddRange([Neighbours.Hoa, Neighbours.Thao with { Lat = 19.9, Lon = 105.9 }, Neighbours.Lan with { Lat = 20.4, Lon = 105.9 }, Neighbours.Tuan with { Lat = 21, Lon = 105.9 }]);
        var id = await Published(Some.Input(await Hall(), Neighbours.Hoa.Id));
        Assert.True((await Do<StartSearch, Guid>(new(id, Neighbours.Hoa.Id, 30))).Succeeded);
        await Module.Deliver();
        return id;
    }

    private Task<Result<Done>> Answer(string name, bool yes)
    {
        var link = (string)Neighbours.Notices.Values.Single(n => n.Template == "events.substitute-asked" && n.To.Name == name).Values["link"]!;
        return Do<AnswerAsk, Done>(new(link[(link.LastIndexOf('/') + 1)..], yes));
    }

    private IEnumerable<string> Asked() => Neighbours.Notices.Values.Where(n => n.Template == "events.substitute-asked").Select(n => n.To.Name);

    private Task<(SearchStatus, int)> State(Guid id) => Module.In(async s =>
    {
        var search = await s.GetRequiredService<EventsDbContext>().Searches.AsNoTracking().Include(x => x.Asks).OrderByDescending(x => x.StartedAt).FirstAsync(x => x.EventId == id, Ct);
        return (search.Status, search.Asks.Count(a => a.Answer is AskAnswer.Yes));
    });
}

public sealed class AskSubstitutesOnSqlite() : AskSubstitutesTests(TestDatabase.Sqlite());

public sealed class AskSubstitutesOnPostgres() : AskSubstitutesTests(TestDatabase.Postgres());
