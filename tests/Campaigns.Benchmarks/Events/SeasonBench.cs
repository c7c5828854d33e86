using System.Diagnostics;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AssignSeason;
using Campaigns.Events.Features.Booking;

namespace Campaigns.Benchmarks.Events;

/// <summary>People for a season: how much less travel than by date, how even, and how soon; in the turns the product works in.</summary>
internal static class SeasonBench
{
    private static readonly (int Events, int People, int Days)[] Seasons = [(40, 20, 28), (200, 40, 56), (1_000, 100, 112)];
    private static readonly DateTimeOffset First = new(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(7));

    /// <param name="seconds">Of real time a season is given; null: as the product's setting says.</param>
    public static async Task Run(int? seconds = null)
    {
        foreach (var (events, people, days) in Seasons) Solve(events, Problem(events, people, days), new AssignmentSettings(), seconds);
        await Cancelled(Problem(1_000, 100, 112));
    }

    private static void Solve(int events, SeasonProblem problem, AssignmentSettings pace, int? seconds)
    {
        var clock = Stopwatch.StartNew();
        var byDate = ByDate.Assign(problem);
        var (first, greedy) = (clock.Elapsed, problem.Score(byDate));
        var (best, bestAt, better, proven) = (byDate, first, 0, false);
        while (!proven && clock.Elapsed.TotalSeconds < (seconds ?? pace.Seconds))
        {
            var answer = SeasonSolver.Improve(problem, best, byDate, TimeSpan.FromSeconds(pace.SecondsATurn), pace.Threads, CancellationToken.None);
            proven = answer.Proven;
            if (!IsBetter(problem.Score(answer.Chosen), problem.Score(best))) continue;
            (best, bestAt, better) = (answer.Chosen, clock.Elapsed, better + 1);
        }

        var found = problem.Score(best);
        if (found.Open > greedy.Open || found.Unevenness > greedy.Unevenness && found.Filled == greedy.Filled) throw new InvalidOperationException($"Worse than by date: {found} against {greedy}");
        Bench.Say($"season of {events:N0} events, {problem.Seats.Count:N0} places: travel", $"{found.Metres / 1000:N0} km, {found.Open} open, unevenness {found.Unevenness:N0}", $"by date {greedy.Metres / 1000:N0} km, {greedy.Open} open, unevenness {greedy.Unevenness:N0}", (double)found.Metres / greedy.Metres, "≤ 0.75, no less even");
        Bench.Say($"season of {events:N0} events: time", $"first answer {first.TotalMilliseconds:0} ms, best {bestAt.TotalSeconds:0.0} s in {better} better ones{(proven ? ", proven" : "")}", $"{pace.Seconds} s are given", bestAt.TotalSeconds / pace.Seconds, "≤ 1");
    }

    // As the search weighs it: nobody missing, few remarks, little travel.
    private static bool IsBetter(AssignmentScore a, AssignmentScore b) => (a.Open, a.Remarks * 120_000L + a.Metres).CompareTo((b.Open, b.Remarks * 120_000L + b.Metres)) < 0;

    // Whoever cancels does not wait for the turn to end.
    private static async Task Cancelled(SeasonProblem problem)
    {
        var byDate = ByDate.Assign(problem);
        using var given = new CancellationTokenSource();
        var search = Task.Run(() => SeasonSolver.Improve(problem, byDate, byDate, TimeSpan.FromSeconds(60), 2, given.Token));
        await Task.Delay(TimeSpan.FromSeconds(3));
        var clock = Stopwatch.StartNew();
        await given.CancelAsync();
        var answer = await search;
        if (problem.Score(answer.Chosen).Open > problem.Score(byDate).Open) throw new InvalidOperationException("Cancelling lost an answer");
        Bench.Say("season of 1,000 events, cancelled within a turn", $"stops after {clock.Elapsed.TotalSeconds:0.0} s with the best so far", "a turn is 4 s", clock.Elapsed.TotalSeconds / 4, "≤ 1");
    }

    // One in twenty is a conference of the province with three presenters, one in five one of a district with two, as the formats of the product need; the others have one.
    private static int Presenters(int number) => number % 20 == 0 ? 3 : number % 5 == 0 ? 2 : 1;

    // A made-up province of the size of ours: communes anywhere in it, people at their offices, some away, some without a certificate, some meetings in another language.
    private static SeasonProblem Problem(int events, int people, int days)
    {
        var random = new Random(events);
        (double Lat, double Lon) Somewhere() => (19.3 + 1.3 * random.NextDouble(), 104.4 + 1.6 * random.NextDouble());
        var staff = Enumerable.Range(0, people).Select(n => Somewhere() is var (lat, lon) ? new Assignee(Guid.CreateVersion7(), $"Người {n}", EventRole.Presenter, lat, lon, n % 8 == 0 ? ["blt"] : []) : null!).ToList();
        var seats = Enumerable.Range(0, events).SelectMany(n =>
        {
            var ((lat, lon), start) = (Somewhere(), First.AddDays(random.Next(days)).AddHours(random.Next(3) * 5 + 8));
            var seat = new Seat(Guid.CreateVersion7(), EventRole.Presenter, $"Họp dân {n}", "Xã", new(start, start.AddMinutes(150)), lat, lon, "commune-meeting", n % 25 == 0 ? "blt" : null, null);
            return Enumerable.Repeat(seat, Presenters(n));
        }).OrderBy(s => s.When.Start).ToList();
        var away = staff.Where((_, n) => n % 5 == 0).Select((p, n) => (p.Id, DateOnly.FromDateTime(First.AddDays(n * 3).Date), DateOnly.FromDateTime(First.AddDays(n * 3 + 6).Date))).ToList();
        var lacks = staff.Where((_, n) => n % 10 == 3).SelectMany(p => seats.Select(s => s.Day).Distinct().Select(day => new Lack(p.Id, "commune-meeting", day, "BHXH-02", false))).ToList();
        return new(seats, staff, [], away, lacks, new PlanningSettings());
    }
}
