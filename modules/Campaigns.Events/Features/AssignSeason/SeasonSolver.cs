using System.Diagnostics;
using Google.OrTools.Sat;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>What one turn of the search found.</summary>
/// <param name="Chosen">By seat: index of the person, or -1.</param>
/// <param name="Proven">Nothing better exists.</param>
internal sealed record SeasonAnswer(int[] Chosen, bool Proven);

/// <summary>The search: people are exchanged (<see cref="Exchanges"/>), and OR-Tools CP-SAT goes on from there and knows when nothing better exists. Fills as many seats as can be filled,
/// then as few remarks, then as little travel as possible, and never less evenly than by date. Begins with the best answer so far, so that no turn makes it worse.</summary>
internal static class SeasonSolver
{
    // An open seat is worse than any road; a remark is worth 120 km there and back. In hectometres.
    public const long Open = 1_000_000, Remark = 1_200;

    // A talk more than evenly is worth this much road, within what fairness by date allows.
    public const long Uneven = 5;

    // More pairs than this are not looked at: the nearest of each seat are.
    private const int MostPairs = 24_000;
    private const int FewestEach = 12;

    // In less nothing comes of the model.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    // Of large seasons half a turn is for exchanges, which find in a second what the model alone takes minutes to come to; small ones need little of either.
    private const int ExchangeMillisecondsASeat = 5;

    public static SeasonAnswer Improve(SeasonProblem problem, int[] start, int[] byDate, TimeSpan time, int workers, CancellationToken ct)
    {
        if (problem.Seats.Count == 0) return new(start, true);
        var clock = Stopwatch.StartNew();
        var most = MostUneven(problem, byDate);
        start = Exchanges.Improve(problem, start, most, TimeSpan.FromMilliseconds(Math.Min(time.TotalMilliseconds / 2, ExchangeMillisecondsASeat * problem.Seats.Count)), ct);
        if (ct.IsCancellationRequested) return new(start, false);
        var model = new Formulation(problem, Pairs(problem, start, byDate), most);
        model.Begin(start);
        var left = time - clock.Elapsed;
        if (left < Least) return new(start, false);
        using var solver = new CpSolver { StringParameters = FormattableString.Invariant($"max_time_in_seconds:{left.TotalSeconds:0.###},num_workers:{workers},random_seed:7,relative_gap_limit:0.001") };
        using var given = ct.Register(solver.StopSearch);
        var status = solver.Solve(model.Model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return new(start, false);
        var found = model.Read(solver);
        return Cost(problem, found) <= Cost(problem, start) ? new(found, status is CpSolverStatus.Optimal && model.IsWhole) : new(start, false);
    }

    /// <summary>What the search makes small.</summary>
    public static long Cost(SeasonProblem problem, int[] chosen)
    {
        var score = problem.Score(chosen);
        return score.Open * Open + score.Remarks * Remark + Enumerable.Range(0, chosen.Length).Where(s => chosen[s] >= 0).Sum(s => SeasonProblem.Metres(problem.People[chosen[s]], problem.Seats[s]) / 100) + score.Unevenness * Uneven;
    }

    // As even as by date; for each seat that was left open there, room for a talk more of who has most.
    private static long MostUneven(SeasonProblem problem, int[] byDate)
    {
        var score = problem.Score(byDate);
        var most = byDate.Where(p => p >= 0).GroupBy(p => p).Select(g => g.Count()).DefaultIfEmpty(0).Max() + SeasonProblem.MostADay;
        return score.Unevenness + score.Open * (2L * most + 1);
    }

    // Who may sit where: the nearest of each seat, and whoever sits there in an answer there is already.
    private static (List<(int Seat, int Person)> Pairs, bool Whole) Pairs(SeasonProblem problem, int[] start, int[] byDate)
    {
        var each = Math.Max(FewestEach, MostPairs / problem.Seats.Count);
        var (pairs, whole) = (new List<(int, int)>(), true);
        for (var seat = 0; seat < problem.Seats.Count; seat++)
        {
            var wanted = problem.Seats[seat];
            if (wanted.Locked is not null)
            {
                if (start[seat] >= 0) pairs.Add((seat, start[seat]));
                continue;
            }

            var able = Enumerable.Range(0, problem.People.Count).Where(p => problem.May(problem.People[p], wanted)).ToList();
            whole &= able.Count <= each;
            pairs.AddRange(able.OrderBy(p => problem.HasRemark(problem.People[p], wanted)).ThenBy(p => SeasonProblem.Metres(problem.People[p], wanted)).Take(each)
                .Concat([start[seat], byDate[seat]]).Where(p => p >= 0).Distinct().Select(p => (seat, p)));
        }

        return (pairs, whole);
    }

    private sealed class Formulation
    {
        private readonly SeasonProblem _problem;
        private readonly Dictionary<(int Seat, int Person), BoolVar> _sits = [];
        private readonly LinearExprBuilder _cost = LinearExpr.NewBuilder();
        private readonly LinearExprBuilder _unevenness = LinearExpr.NewBuilder();
        private readonly Dictionary<int, BoolVar> _open = [];

        private readonly ILookup<int, (int Seat, int Person)> _able;

        public Formulation(SeasonProblem problem, (List<(int Seat, int Person)> All, bool Whole) pairs, long mostUneven)
        {
            (_problem, IsWhole, _able) = (problem, pairs.Whole, pairs.All.ToLookup(p => p.Seat));
            foreach (var pair in pairs.All) _sits[pair] = Model.NewBoolVar("");
            for (var seat = 0; seat < problem.Seats.Count; seat++) Fill(seat);
            foreach (var person in _sits.Keys.GroupBy(s => problem.People[s.Person].Id)) KeepApart([.. person]);
            foreach (var load in _sits.Keys.GroupBy(s => (s.Person, problem.Seats[s.Seat].Month))) Weigh([.. load], load.Key.Person, load.Key.Month);
            Model.AddLinearConstraint(_unevenness, 0, mostUneven);
            Model.Minimize(_cost);
        }

        public CpModel Model { get; } = new();

        /// <summary>Nobody who may was left out.</summary>
        public bool IsWhole { get; }

        public void Begin(int[] start)
        {
            foreach (var (pair, sits) in _sits) Model.AddHint(sits, start[pair.Seat] == pair.Person);
            foreach (var (seat, open) in _open) Model.AddHint(open, start[seat] < 0);
        }

        public int[] Read(CpSolver solver)
        {
            var chosen = Enumerable.Repeat(-1, _problem.Seats.Count).ToArray();
            foreach (var (pair, sits) in _sits)
                if (solver.BooleanValue(sits)) chosen[pair.Seat] = pair.Person;
            return chosen;
        }

        // Exactly one, or nobody, which costs most.
        private void Fill(int seat)
        {
            var who = _able[seat].Select(pair => (Key: pair, Value: _sits[pair])).ToList();
            var open = _open[seat] = Model.NewBoolVar("");
            Model.AddExactlyOne([.. who.Select(w => w.Value), open]);
            if (_problem.Seats[seat].Locked is not null && who.Count > 0) Model.Add(open == 0);
            _cost.AddTerm(open, Open);
            foreach (var (pair, sits) in who)
                _cost.AddTerm(sits, SeasonProblem.Metres(_problem.People[pair.Person], _problem.Seats[seat]) / 100 + (_problem.HasRemark(_problem.People[pair.Person], _problem.Seats[seat]) ? Remark : 0));
        }

        // Never at two events at once, the road included, and not more than so many a day. What people locked against one another stays as they locked it.
        private void KeepApart(List<(int Seat, int Person)> theirs)
        {
            theirs.Sort((a, b) => _problem.Seats[a.Seat].When.Start.CompareTo(_problem.Seats[b.Seat].When.Start));
            for (var first = 0; first < theirs.Count; first++)
            for (var second = first + 1; second < theirs.Count; second++)
            {
                var (a, b) = (_problem.Seats[theirs[first].Seat], _problem.Seats[theirs[second].Seat]);
                if (b.When.Start - a.When.End > TimeSpan.FromHours(8)) break;
                if (_problem.Collide(a, b) && (a.Locked is null || b.Locked is null)) Model.AddAtMostOne([_sits[theirs[first]], _sits[theirs[second]]]);
            }

            foreach (var day in theirs.GroupBy(s => _problem.Seats[s.Seat].Day))
            {
                var most = SeasonProblem.MostADay - _problem.TakenOn(_problem.People[theirs[0].Person], day.Key);
                if (day.Count() > most) Model.Add(LinearExpr.Sum(day.Select(s => _sits[s])) <= Math.Max(most, day.Count(s => _problem.Seats[s.Seat].Locked is not null)));
            }
        }

        // The n-th talk of a month adds 2n - 1 to the square of the load: steps that are taken in order by themselves, because each costs more than the one before.
        private void Weigh(List<(int Seat, int Person)> theirs, int person, int month)
        {
            var before = _problem.TakenIn(_problem.People[person], month);
            var steps = Enumerable.Range(1, theirs.Count).Select(n => (Step: Model.NewBoolVar(""), Weight: 2L * (before + n) - 1)).ToList();
            Model.Add(LinearExpr.Sum(theirs.Select(s => _sits[s])) == LinearExpr.Sum(steps.Select(s => s.Step)));
            foreach (var (step, weight) in steps)
            {
                _unevenness.AddTerm(step, weight);
                _cost.AddTerm(step, weight * Uneven);
            }
        }
    }
}
