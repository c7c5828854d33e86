using Campaigns.Events.Domain;
using Campaigns.Events.Features.AssignSeason;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Tests.Domain;

/// <summary>People for a season, without a database.</summary>
public sealed class SeasonSolverTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private readonly List<Seat> _seats = [];
    private readonly List<Assignee> _people = [];
    private readonly List<Taken> _taken = [];
    private readonly List<(Guid, DateOnly, DateOnly)> _away = [];
    private readonly List<Lack> _lacks = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void It_travels_less_than_by_date_and_is_no_less_even()
    {
        // Two offices, two halls beside them: by date each takes turns and crosses the province, because the loads are even either way.
        var (north, south) = (Person("Bắc", 20), Person("Nam", 19));
        foreach (var day in Enumerable.Range(0, 8)) Meeting(day, day / 2 % 2 == 0 ? 20 : 19);
        var problem = Problem();
        var byDate = ByDate.Assign(problem);
        var found = Solve(problem, byDate);
        var (before, after) = (problem.Score(byDate), problem.Score(found.Chosen));
        Assert.Equal((8, 0), (after.Filled, after.Open));
        Assert.True(after.Metres <= 0.75 * before.Metres, $"{after.Metres} against {before.Metres}");
        Assert.True(after.Unevenness <= before.Unevenness);
        Assert.True(found.Proven);
        Assert.NotEqual(north, south);
    }

    [Fact]
    public void Nobody_is_in_two_places_on_the_road_twice_too_often_or_where_they_may_not_be()
    {
        var random = new Random(20260302);
        for (var p = 0; p < 12; p++) Person($"Người {p}", 19.5 + random.NextDouble());
        for (var e = 0; e < 60; e++) Meeting(random.Next(20), 19.5 + random.NextDouble(), random.Next(7, 18));
        _away.Add((_people[0].Id, new(2026, 3, 2), new(2026, 3, 8)));
        _lacks.AddRange(_seats.Select(s => new Lack(_people[1].Id, s.Format, s.Day, "BHXH-01", true)));
        _taken.Add(new(_people[2].Id, new(Monday, Monday.AddHours(8)), 19.9, 105.8));
        var problem = Problem();
        var found = Solve(problem, ByDate.Assign(problem)).Chosen;

        for (var a = 0; a < found.Length; a++)
        {
            if (found[a] < 0) continue;
            Assert.True(problem.May(_people[found[a]], problem.Seats[a]));
            for (var b = a + 1; b < found.Length; b++) Assert.False(found[a] == found[b] && problem.Collide(problem.Seats[a], problem.Seats[b]));
        }

        Assert.All(Enumerable.Range(0, found.Length).Where(s => found[s] >= 0).GroupBy(s => (found[s], problem.Seats[s].Day)), day => Assert.InRange(day.Count(), 1, SeasonProblem.MostADay));
        Assert.DoesNotContain(1, found);
        Assert.Equal(60, found.Count(p => p >= 0));
    }

    [Fact]
    public void What_a_person_chose_stays_and_the_rest_is_found_around_it()
    {
        var (near, far) = (Person("Gần", 19.8), Person("Xa", 20.4));
        Meeting(0, 19.8, locked: far);
        Meeting(0, 19.8, hour: 9);
        var problem = Problem();
        var found = Solve(problem, ByDate.Assign(problem)).Chosen;
        Assert.Equal([far, near], found.Select(p => _people[p].Id));
    }

    [Fact]
    public void A_language_and_an_advised_certificate_are_worth_a_road()
    {
        var (near, speaks) = (Person("Gần", 19.8), Person("Nói tiếng Thái", 20.0, "blt"));
        Meeting(0, 19.8, language: "blt");
        var problem = Problem();
        var start = new[] { _people.FindIndex(p => p.Id == near) };
        Assert.Equal(speaks, _people[SeasonSolver.Improve(problem, start, start, TimeSpan.FromSeconds(5), 2, Ct).Chosen[0]].Id);
    }

    [Fact]
    public void Where_nobody_can_the_smallest_change_is_named()
    {
        var only = Person("Chỉ Một", 19.8);
        Meeting(0, 19.8);
        Meeting(0, 19.8, hour: 9);
        Assert.Equal(("events.help-hour", "Chỉ Một"), Help());

        _seats.Clear();
        Meeting(0, 19.8);
        _lacks.Add(new(only, "commune-meeting", new(2026, 3, 2), "BHXH-01", true));
        Assert.Equal(("events.help-certificate", "Chỉ Một"), Help());

        _lacks.Clear();
        _away.Add((only, new(2026, 3, 1), new(2026, 3, 3)));
        Assert.Equal(("events.help-day", "Chỉ Một"), Help());

        _away[0] = (only, new(2026, 1, 1), new(2026, 12, 31));
        Assert.Equal("events.help-leave", Change().TextKey);
        _people.Clear();
        Assert.Equal("events.help-nobody", Change().TextKey);
    }

    [Fact]
    public void A_conference_that_needs_three_gets_three_different_ones_kept_among_them()
    {
        var kept = Person("Giữ", 20.4);
        foreach (var n in Enumerable.Range(0, 4)) Person($"Người {n}", 19.8 + n * 0.1);
        Meeting(0, 19.8, locked: kept, presenters: 3);
        Meeting(0, 19.9, hour: 9, presenters: 2);
        var problem = Problem();
        var byDate = ByDate.Assign(problem);
        var found = Solve(problem, byDate).Chosen;
        Assert.All([byDate, found], answer =>
        {
            Assert.Equal(5, answer.Distinct().Count(p => p >= 0)); // At the same time: nobody twice, five of five.
            Assert.Contains(_people.FindIndex(p => p.Id == kept), answer.Where((_, s) => problem.Seats[s].EventId == _seats[0].EventId));
        });
    }

    [Fact]
    public void Each_place_that_stays_open_at_one_event_has_a_change_of_its_own_that_suits_all_of_it()
    {
        var (first, second, third) = (Person("Một", 19.8), Person("Hai", 19.8), Person("Ba", 19.8));
        Meeting(0, 19.8, hour: 8, presenters: 2);
        var conference = Meeting(0, 19.8, hour: 9, presenters: 3);
        var problem = Problem();
        var answer = problem.Seats.Select(s => s.EventId == conference ? -1 : 0).ToArray();
        (answer[Array.IndexOf(answer, 0)], answer[Array.LastIndexOf(answer, 0)], answer[^1]) = (0, 1, 2);
        var help = Obstacles.Of(problem, answer).Values.ToList();
        // From 10:30 on the two of the other meeting are free, and the third, who sits here already, still is.
        Assert.Equal(["events.help-hour", "events.help-hour"], help.Select(h => h.TextKey));
        Assert.Equal(["Một", "Hai"], help.Select(h => h.Args[2]));
        Assert.Equal(["10:30", "10:30"], help.Select(h => h.Args[0]));

        // Who is written in already could not come then: they are named for another day.
        var named = Guid.CreateVersion7();
        _taken.AddRange([new(named, new(Monday.AddHours(-2), Monday.AddHours(0.5)), 19.8, 105.8), new(named, new(Monday.AddHours(3.5), Monday.AddHours(12)), 19.8, 105.8)]);
        for (var s = 0; s < _seats.Count; s++) _seats[s] = _seats[s] with { Named = [named] };
        problem = Problem();
        answer[^1] = -1;
        Assert.All(Obstacles.Of(problem, answer).Values, h => Assert.NotEqual("events.help-hour", h.TextKey));
        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
    }

    // What the model alone does not come to in a turn: two hundred events, forty people, two months.
    [Fact]
    public void A_large_season_travels_a_quarter_less_within_one_turn()
    {
        var random = new Random(200);
        for (var p = 0; p < 40; p++) Person($"Người {p}", 19.3 + 1.3 * random.NextDouble());
        for (var e = 0; e < 200; e++) Meeting(random.Next(56), 19.3 + 1.3 * random.NextDouble(), 8 + random.Next(3) * 4);
        var problem = Problem();
        var byDate = ByDate.Assign(problem);
        var found = SeasonSolver.Improve(problem, byDate, byDate, TimeSpan.FromSeconds(4), 2, Ct).Chosen;
        var (before, after) = (problem.Score(byDate), problem.Score(found));
        Assert.Equal(0, after.Open);
        Assert.True(after.Metres <= 0.75 * before.Metres, $"{after.Metres} against {before.Metres}");
        Assert.True(after.Unevenness <= before.Unevenness);
    }

    [Fact]
    public void Whoever_cancels_keeps_the_answer_there_was()
    {
        Person("An", 19.8);
        Meeting(0, 19.8);
        var problem = Problem();
        using var given = new CancellationTokenSource();
        given.Cancel();
        var answer = SeasonSolver.Improve(problem, [0], [0], TimeSpan.FromSeconds(10), 2, given.Token);
        Assert.Equal((0, false), (answer.Chosen[0], answer.Proven));
    }

    [Fact]
    public void An_empty_season_needs_nobody()
    {
        var found = Solve(Problem(), []);
        Assert.Empty(found.Chosen);
        Assert.True(found.Proven);
    }

    private (string Key, string Name) Help() => (Change().TextKey, Change().Args.Single(a => a == "Chỉ Một"));

    private SmallestChange Change()
    {
        var problem = Problem();
        var found = Solve(problem, ByDate.Assign(problem)).Chosen;
        return Obstacles.Of(problem, found)[Array.IndexOf(found, -1)];
    }

    private SeasonProblem Problem() => new([.. _seats.OrderBy(s => s.When.Start)], _people, _taken, _away, _lacks, new PlanningSettings());

    private static SeasonAnswer Solve(SeasonProblem problem, int[] byDate) => SeasonSolver.Improve(problem, byDate, byDate, TimeSpan.FromSeconds(10), 2, Ct);

    private Guid Person(string name, double lat, params string[] languages)
    {
        _people.Add(new(Guid.CreateVersion7(), name, EventRole.Presenter, lat, 105.8, languages));
        return _people[^1].Id;
    }

    private Guid Meeting(int day, double lat, int hour = 8, Guid? locked = null, string? language = null, int presenters = 1)
    {
        var (start, id) = (Monday.AddDays(day).AddHours(hour - 8), Guid.CreateVersion7());
        for (var place = 0; place < presenters; place++) _seats.Add(new(id, EventRole.Presenter, "Họp dân", "Xã", new(start, start.AddHours(2)), lat, 105.8, "commune-meeting", language, place == 0 ? locked : null));
        return id;
    }
}
