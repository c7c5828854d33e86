using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Kernel.Commands;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Moves a running request to another version of its route. What is concluded stays and is never run again; what is open goes on where the map says,
/// untouched when its step is written the same, else asked anew.</summary>
internal sealed class Moving(CaseFile file, Circumstances at)
{
    private const string Reason = "migrated";

    /// <summary>Why it cannot be moved; null: it can.</summary>
    public Failure? Against(Route to, IReadOnlyDictionary<string, string?> map)
    {
        if (file.Request.State != RequestState.InProgress) return Refusals.RequestClosed;
        var known = to.AllSteps.Select(s => s.Step.Id).ToHashSet();
        return Running().Any(s => Target(s, map) is { } target && !known.Contains(target)) ? Refusals.UnmappedStep : null;
    }

    /// <summary>Whoever calls it has looked at <see cref="Against"/>.</summary>
    /// <param name="to">The other version.</param>
    /// <param name="version">Its number.</param>
    /// <param name="map">Step ids to step ids; null ends the step.</param>
    public Answer Move(Route to, int version, IReadOnlyDictionary<string, string?> map)
    {
        file.Change();
        file.Log(at, "Migrated", new() { ["from"] = file.Request.RouteVersion, ["to"] = version });
        var running = Running().Select(s => (Run: s, Target: Target(s, map))).ToList();
        foreach (var (run, _) in running.Where(r => r.Target is null)) Cancel(run);
        (file.Route, file.Request.RouteVersion) = (to, version);
        file.Plan = Plan.Of(to, file.Facts, at.Directory);
        file.Round.Plan = file.Plan.Write();
        foreach (var run in file.Steps) Rename(run, to, map);
        Stages(to);
        GoOn(to, [.. running.Where(r => r.Target is not null).Select(r => r.Run)]);
        return Answer.Done;
    }

    private List<StepRun> Running() => [.. file.Steps.Where(s => s.State is StepState.Open or StepState.Blocked)];

    private static string? Target(StepRun run, IReadOnlyDictionary<string, string?> map) => map.TryGetValue(run.StepId, out var target) ? target : run.StepId;

    private static void Rename(StepRun run, Route to, IReadOnlyDictionary<string, string?> map)
    {
        var target = Target(run, map) ?? run.StepId;
        if (to.AllSteps.FirstOrDefault(s => s.Step.Id == target) is not { Step: not null } place) return;
        (run.StepId, run.BranchId, run.StageId) = (target, place.Branch.Id, place.Stage.Id);
    }

    // Stages in the new order; those that are gone end, those that are new wait.
    private void Stages(Route to)
    {
        foreach (var gone in file.Stages.Where(s => to.Stages.All(x => x.Id != s.StageId)).ToList())
        {
            if (gone.State == StageState.Open)
            {
                gone.State = Machines.Stage.Next(gone.State, StageTrigger.Cancel);
                gone.ClosedAt = at.Now;
                file.Log(at, "StageCancelled", new() { ["reason"] = Reason }, gone);
            }

            file.Stages.Remove(gone);
            if (gone.State == StageState.Pending) file.Removed.Add(gone);
        }

        for (var i = 0; i < to.Stages.Count; i++)
        {
            if (file.Stages.Find(s => s.StageId == to.Stages[i].Id) is { } there) there.Ordinal = i + 1;
            else file.Add(new StageRun { RequestId = file.Request.Id, Round = file.Request.Round, StageId = to.Stages[i].Id, Ordinal = i + 1 });
        }
    }

    private void GoOn(Route to, List<StepRun> mapped)
    {
        var reached = mapped.Count > 0 ? mapped.Min(m => IndexOf(to, m.StageId)) : file.Stages.Where(s => s.State is not StageState.Pending).Select(s => IndexOf(to, s.StageId)).DefaultIfEmpty(-1).Max();
        foreach (var before in file.Stages.Where(s => s.State == StageState.Pending && IndexOf(to, s.StageId) < reached).OrderBy(s => s.Ordinal)) Skip(before);
        foreach (var run in mapped) Continue(to, run);
        if (mapped.Count > 0) return;

        // Nothing is open any more: the stage it was in is over, and the next one begins.
        foreach (var open in file.Stages.Where(s => s.State == StageState.Open).ToList())
        {
            open.State = Machines.Stage.Next(open.State, StageTrigger.Cancel);
            open.ClosedAt = at.Now;
            file.Log(at, "StageCancelled", new() { ["reason"] = Reason }, open);
        }

        new Flow(file, at).GoOn(Math.Max(reached, 0));
    }

    private void Continue(Route to, StepRun run)
    {
        var (stage, branch, step) = to.AllSteps.First(s => s.Step.Id == run.StepId);
        var stageRun = file.StageRunOf(run);
        if (stageRun.State == StageState.Pending)
        {
            stageRun.State = Machines.Stage.Next(stageRun.State, StageTrigger.Open);
            stageRun.OpenedAt = at.Now;
            file.Log(at, "StageOpened", stage: stageRun);
        }

        if (run.SpecHash == step.Hash) return;
        Cancel(run);
        new Opening(file, at).Open(stage, branch, branch.Steps.ToList().FindIndex(s => s.Id == step.Id));
    }

    private void Cancel(StepRun run)
    {
        new Closing(file, at).Cancel(run, Reason);
        foreach (var vote in file.Votes.Where(v => v.StepRunId == run.Id).ToList())
        {
            file.Votes.Remove(vote);
            file.Removed.Add(vote);
        }
    }

    private void Skip(StageRun run)
    {
        run.State = Machines.Stage.Next(run.State, StageTrigger.Skip);
        run.ClosedAt = at.Now;
        file.Log(at, "StageSkipped", new JsonObject { ["reason"] = Reason }, run);
    }

    private static int IndexOf(Route to, string stageId) => to.Stages.ToList().FindIndex(s => s.Id == stageId);
}
