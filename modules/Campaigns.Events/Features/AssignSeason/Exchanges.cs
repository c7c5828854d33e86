using System.Diagnostics;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>Betters an answer by exchanges: another person for a seat, or two people who change seats. At first what makes it a little worse is taken too, less and less (simulated
/// annealing), so that it does not stay where it began; the best answer on the way is what comes out.</summary>
internal sealed class Exchanges
{
    // In hectometres, as the cost: at first a worsening by some kilometres is taken, at last by none.
    private const double Hot = 250, Cold = 2;

    // Of exchanges so many are between two people, the others bring in a third.
    private const double Swaps = 0.7;

    private const int Look = 512;

    private readonly SeasonProblem _problem;
    private readonly SeasonTable _table;
    private readonly long _mostUneven;
    private readonly Random _random = new(7);
    private readonly int[] _chosen;
    private readonly List<int>[] _theirs;
    private readonly int[,] _load;
    private long _uneven;
    private long _cost;

    private Exchanges(SeasonProblem problem, int[] start, long mostUneven)
    {
        (_problem, _mostUneven, _table) = (problem, mostUneven, new(problem));
        _chosen = [.. start.Select(_ => -1)];
        _theirs = [.. Enumerable.Range(0, _table.Persons).Select(_ => new List<int>())];
        _load = new int[problem.People.Count, _table.Months.Count];
        for (var person = 0; person < problem.People.Count; person++)
        for (var month = 0; month < _table.Months.Count; month++)
            _load[person, month] = problem.TakenIn(problem.People[person], _table.Months[month]);
        _cost = start.Length * SeasonSolver.Open;

        // What was locked stands, whatever it is; of the rest what no longer stands is left open.
        foreach (var seat in Enumerable.Range(0, start.Length).OrderBy(s => problem.Seats[s].Locked is null))
            if (start[seat] >= 0 && (problem.Seats[seat].Locked is not null || _table.May(seat, start[seat]) && IsFree(start[seat], seat, -1))) Put(seat, start[seat]);
    }

    public static int[] Improve(SeasonProblem problem, int[] start, long mostUneven, TimeSpan time, CancellationToken ct) => new Exchanges(problem, start, mostUneven).Run(time, ct);

    private int[] Run(TimeSpan time, CancellationToken ct)
    {
        var (best, least) = ((int[])_chosen.Clone(), _cost);
        var movable = Enumerable.Range(0, _chosen.Length).Where(s => _problem.Seats[s].Locked is null).ToArray();
        if (movable.Length == 0) return best;
        var (clock, heat) = (Stopwatch.StartNew(), Hot);
        for (var turn = 1; ; turn++)
        {
            if (turn % Look == 0)
            {
                if (clock.Elapsed >= time || ct.IsCancellationRequested) return best;
                heat = Hot * Math.Pow(Cold / Hot, clock.Elapsed / time);
            }

            var seat = movable[_random.Next(movable.Length)];
            if (_chosen[seat] >= 0 && _random.NextDouble() < Swaps) Swap(seat, movable[_random.Next(movable.Length)], heat);
            else Replace(seat, heat);
            if (_cost >= least) continue;
            least = _cost;
            _chosen.CopyTo(best, 0);
        }
    }

    private void Replace(int seat, double heat)
    {
        var able = _table.Able[seat];
        if (able.Length == 0) return;
        var (next, now) = (able[_random.Next(able.Length)], _chosen[seat]);
        if (next == now || !IsFree(next, seat, now >= 0 && _table.PersonOf[now] == _table.PersonOf[next] ? seat : -1)) return;
        var month = _table.MonthOf[seat];
        var uneven = 2L * _load[next, month] + 1 - (now >= 0 ? 2L * _load[now, month] - 1 : 0);
        var change = _table.Cost(seat, next) - (now >= 0 ? _table.Cost(seat, now) : SeasonSolver.Open) + SeasonSolver.Uneven * uneven;
        if (!Takes(change, uneven, heat)) return;
        if (now >= 0) Take(seat);
        Put(seat, next);
    }

    private void Swap(int a, int b, double heat)
    {
        var (p, q) = (_chosen[a], _chosen[b]);
        if (a == b || q < 0 || p == q || _table.PersonOf[p] == _table.PersonOf[q] || !_table.May(a, q) || !_table.May(b, p)) return;
        var change = _table.Cost(a, q) + _table.Cost(b, p) - _table.Cost(a, p) - _table.Cost(b, q);
        var (m, n) = (_table.MonthOf[a], _table.MonthOf[b]);
        var uneven = m == n ? 0 : 2L * (_load[q, m] - _load[p, m] + _load[p, n] - _load[q, n]) + 4;
        change += SeasonSolver.Uneven * uneven;
        if (!Takes(change, uneven, heat) || !IsFree(q, a, b) || !IsFree(p, b, a)) return;
        Take(a);
        Take(b);
        Put(a, q);
        Put(b, p);
    }

    private bool Takes(long change, long uneven, double heat) =>
        (uneven <= 0 || _uneven + uneven <= _mostUneven) && (change <= 0 || _random.NextDouble() < Math.Exp(-change / heat));

    private bool IsFree(int person, int seat, int except)
    {
        var (who, thatDay) = (_table.PersonOf[person], 1);
        foreach (var other in _theirs[who])
        {
            if (other == except) continue;
            if (_table.Collide(seat, other)) return false;
            if (_table.DayOf[seat] == _table.DayOf[other]) thatDay++;
        }

        return thatDay + _table.TakenOn(who, seat) <= SeasonProblem.MostADay;
    }

    private void Put(int seat, int person)
    {
        var month = _table.MonthOf[seat];
        var uneven = 2L * _load[person, month] + 1;
        _load[person, month]++;
        _uneven += uneven;
        _cost += _table.Cost(seat, person) - SeasonSolver.Open + SeasonSolver.Uneven * uneven;
        _theirs[_table.PersonOf[person]].Add(seat);
        _chosen[seat] = person;
    }

    private void Take(int seat)
    {
        var (person, month) = (_chosen[seat], _table.MonthOf[seat]);
        _load[person, month]--;
        var uneven = 2L * _load[person, month] + 1;
        _uneven -= uneven;
        _cost -= _table.Cost(seat, person) - SeasonSolver.Open + SeasonSolver.Uneven * uneven;
        _theirs[_table.PersonOf[person]].Remove(seat);
        _chosen[seat] = -1;
    }
}
