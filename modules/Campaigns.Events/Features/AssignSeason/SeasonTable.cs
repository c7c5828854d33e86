using System.Collections;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>A season's questions answered beforehand, because exchanges ask them millions of times.</summary>
internal sealed class SeasonTable
{
    // Longer apart no road is too long.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(8);

    private readonly int _seats;
    private readonly long[,] _cost;
    private readonly BitArray _collide;
    private readonly int[,] _takenOn;

    public SeasonTable(SeasonProblem problem)
    {
        _seats = problem.Seats.Count;
        var persons = problem.People.Select(p => p.Id).Distinct().Select((id, at) => (id, at)).ToDictionary(p => p.id, p => p.at);
        var days = problem.Seats.Select(s => s.Day).Distinct().Select((day, at) => (day, at)).ToDictionary(d => d.day, d => d.at);
        Months = [.. problem.Seats.Select(s => s.Month).Distinct()];
        (Persons, PersonOf) = (persons.Count, [.. problem.People.Select(p => persons[p.Id])]);
        (DayOf, MonthOf) = ([.. problem.Seats.Select(s => days[s.Day])], [.. problem.Seats.Select(s => Months.IndexOf(s.Month))]);
        _cost = Costs(problem);
        Able = [.. Enumerable.Range(0, _seats).Select(s => Enumerable.Range(0, problem.People.Count).Where(p => May(s, p)).ToArray())];
        _collide = Collisions(problem);
        _takenOn = new int[Persons, days.Count];
        foreach (var person in problem.People.DistinctBy(p => p.Id))
        foreach (var (day, at) in days)
            _takenOn[persons[person.Id], at] = problem.TakenOn(person, day);
    }

    /// <summary>People by their id: one may stand in the list once for each role.</summary>
    public int Persons { get; }

    public int[] PersonOf { get; }

    public List<int> Months { get; }

    public int[] MonthOf { get; }

    public int[] DayOf { get; }

    /// <summary>By seat, who may sit there.</summary>
    public int[][] Able { get; }

    public bool May(int seat, int person) => _cost[seat, person] >= 0;

    /// <summary>The road, and what is to be known of that person there; of who was locked where they may not be, nothing.</summary>
    public long Cost(int seat, int person) => Math.Max(0, _cost[seat, person]);

    public bool Collide(int a, int b) => _collide[a * _seats + b];

    public int TakenOn(int person, int seat) => _takenOn[person, DayOf[seat]];

    private static long[,] Costs(SeasonProblem problem)
    {
        var costs = new long[problem.Seats.Count, problem.People.Count];
        for (var seat = 0; seat < problem.Seats.Count; seat++)
        for (var person = 0; person < problem.People.Count; person++)
        {
            var (wanted, who) = (problem.Seats[seat], problem.People[person]);
            costs[seat, person] = problem.May(who, wanted) ? SeasonProblem.Metres(who, wanted) / 100 + (problem.HasRemark(who, wanted) ? SeasonSolver.Remark : 0) : -1;
        }

        return costs;
    }

    // Seats come in the order of their start.
    private static BitArray Collisions(SeasonProblem problem)
    {
        var seats = problem.Seats;
        var found = new BitArray(seats.Count * seats.Count);
        var longest = seats.Max(s => s.When.End - s.When.Start);
        for (var a = 0; a < seats.Count; a++)
        for (var b = a + 1; b < seats.Count && seats[b].When.Start - seats[a].When.Start <= longest + Reach; b++)
            if (problem.Collide(seats[a], seats[b])) found[a * seats.Count + b] = found[b * seats.Count + a] = true;
        return found;
    }
}
