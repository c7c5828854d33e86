using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AssignSeason;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Jobs;

/// <summary>The next turn of a search for people.</summary>
internal sealed record AssignmentToSolve(Guid RunId, int Turn);

/// <summary>One turn: reads how things stand, looks for something better, keeps it and asks for the next turn, in one transaction. The first turn does it by date.</summary>
internal sealed class SolveTurn(EventsDbContext db, ProblemReader reader, IJobs jobs, ISettings<AssignmentSettings> settings) : IJob<AssignmentToSolve>
{
    public static void Next(IJobs jobs, AssignmentRun run) => jobs.Enqueue<SolveTurn, AssignmentToSolve>(new(run.Id, run.Turns), $"events.assignment/{run.Id:N}/{run.Turns}");

    public async Task Run(AssignmentToSolve args, CancellationToken ct)
    {
        var before = await db.Assignments.AsNoTracking().SingleOrDefaultAsync(r => r.Id == args.RunId, ct);
        if (before is not { Status: AssignmentStatus.Running } || before.Turns != args.Turn) return;
        var proposed = ProposedSeat.Read(before.Proposal);
        var problem = await reader.Read(new(before.ScopePath, before.FirstDay, before.LastDay, before.Presenters, before.Desk), proposed, ct);
        var (chosen, proven) = Look(problem, before, proposed, ct);

        await using var turn = await db.LockAsync<AssignmentRun>(args.RunId, ct);
        var run = await db.Assignments.SingleAsync(r => r.Id == args.RunId, ct);
        run.Keep(Proposal(problem, chosen), problem.Score(chosen), proven);
        if (run.Status is AssignmentStatus.Running) Next(jobs, run);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }

    private (int[] Chosen, bool Proven) Look(SeasonProblem problem, AssignmentRun before, IReadOnlyList<ProposedSeat> proposed, CancellationToken ct)
    {
        var byDate = ByDate.Assign(problem);
        if (before.Turns == 0) return (byDate, problem.Seats.Count == 0);
        var pace = settings.Current;
        var answer = SeasonSolver.Improve(problem, Start(problem, proposed), byDate, TimeSpan.FromSeconds(pace.SecondsATurn), pace.Threads, ct);
        return (answer.Chosen, answer.Proven);
    }

    // The best answer so far. It is only a hint: what no longer stands is found out by the search. Places of one role at one event are alike: who is kept sits where they are kept, the others in their order.
    private static int[] Start(SeasonProblem problem, IReadOnlyList<ProposedSeat> proposed)
    {
        var index = problem.People.Select((p, at) => (Key: (p.Id, p.Role), At: at)).ToDictionary(p => p.Key, p => p.At);
        var kept = problem.Seats.Where(s => s.Locked is not null).Select(s => (s.EventId, s.Role, s.Locked)).ToHashSet();
        var others = proposed.Where(s => s.StaffId is not null && !kept.Contains((s.EventId, s.Role, s.StaffId))).GroupBy(s => (s.EventId, s.Role)).ToDictionary(g => g.Key, g => new Queue<Guid>(g.Select(s => s.StaffId!.Value)));
        Guid? Next(Seat seat) => others.TryGetValue((seat.EventId, seat.Role), out var left) && left.TryDequeue(out var who) ? who : null;
        return [.. problem.Seats.Select(s => (s.Locked ?? Next(s)) is { } who ? index.GetValueOrDefault((who, s.Role), -1) : -1)];
    }

    private static List<ProposedSeat> Proposal(SeasonProblem problem, int[] chosen)
    {
        var help = Obstacles.Of(problem, chosen);
        return
        [
            .. problem.Seats.Select((seat, at) => chosen[at] >= 0
                ? new ProposedSeat(seat.EventId, seat.Role, problem.People[chosen[at]].Id, seat.Locked is not null)
                : new(seat.EventId, seat.Role, null, false, help[at])),
        ];
    }
}
