using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Begins rounds, anew or with the leading stages of the one before. Their rows stay in the store; here only the new round is looked at.</summary>
internal sealed class Rounds(CaseFile file, Circumstances at)
{
    /// <summary>No further round may be asked for; those that edits start do not count.</summary>
    public bool AreUsedUp => file.Request.Round - file.Request.Restarts >= file.Route.MaxRounds;

    /// <summary>One row for each stage of the route, in order.</summary>
    public static void AddStages(CaseFile file)
    {
        for (var i = 0; i < file.Route.Stages.Count; i++)
            file.Add(new StageRun { RequestId = file.Request.Id, Round = file.Request.Round, StageId = file.Route.Stages[i].Id, Ordinal = i + 1 });
    }

    public static RequestRound New(Request request, Facts facts, Plan plan, Circumstances at) => new()
    {
        RequestId = request.Id,
        Round = request.Round,
        Facts = Canonical.Text(facts.ToJson()),
        Plan = plan.Write(),
        StartedAt = at.Now,
    };

    /// <summary>With the subject as it is now.</summary>
    public void Begin(SubjectSnapshot snapshot)
    {
        file.Request.Pin(snapshot.Version, snapshot.MaterialHash, snapshot.Title, snapshot.Area);
        Begin(new Facts(snapshot.Facts));
    }

    /// <summary>A returned request goes on.</summary>
    /// <param name="kept">Ids of the leading stages that need not be asked again.</param>
    /// <param name="begin">Begins the round.</param>
    public void Resume(IReadOnlyList<string> kept, Action begin)
    {
        file.Request.State = Machines.Request.Next(file.Request.State, RequestTrigger.Resubmit);
        var before = file.Steps.ToList();
        begin();
        Keep(kept, before);
        var data = new JsonObject { ["subjectVersion"] = file.Request.SubjectVersion, ["mode"] = kept.Count > 0 ? "resume" : "restart", ["kept"] = new JsonArray([.. kept.Select(k => (JsonNode)k)]) };
        file.Log(at, "Resubmitted", data);
        new Flow(file, at).GoOn();
    }

    /// <summary>The leading stages that were approved and whose facts are what they were; none where the route starts over.</summary>
    public IReadOnlyList<string> Unchanged(SubjectSnapshot snapshot)
    {
        var kept = new List<string>();
        if (file.Route.Resubmit != Routes.Resubmit.Resume) return kept;
        foreach (var stage in file.Route.Stages)
        {
            var run = file.Stages.First(s => s.StageId == stage.Id);
            if (run.State == StageState.Skipped) continue;
            if (run.State != StageState.Approved || !IsUnchanged(stage, snapshot)) break;
            kept.Add(stage.Id);
        }

        return kept;
    }

    /// <summary>Stages of this round before an item's that approved it: where it may be returned to without the requester.</summary>
    public IReadOnlyList<StageRun> Earlier(WorkItem item)
    {
        if (file.Steps.Find(s => s.Id == item.StepRunId) is not { } step) return [];
        var here = file.StageRunOf(step).Ordinal;
        return [.. file.Stages.Where(s => s.Ordinal < here && s.State == StageState.Approved).OrderBy(s => s.Ordinal)];
    }

    /// <summary>Back to an earlier stage: a round of the same facts, in which the stages before that one stay approved.</summary>
    public void GoBack(StepRun by, string stageId)
    {
        var kept = file.Stages.Where(s => s.State == StageState.Approved && s.Ordinal < file.Stages.First(x => x.StageId == stageId).Ordinal).OrderBy(s => s.Ordinal).Select(s => s.StageId).ToList();
        new Closing(file, at).CloseAll("returned");
        file.Round.EndedAt = at.Now;
        file.Round.EndReason = "returned";
        file.Request.State = Machines.Request.Next(file.Request.State, RequestTrigger.Return);
        file.Log(at, "Returned", new() { ["by"] = by.StepId, ["to"] = stageId }, step: by);
        new Actions(file, at).UndoStages(kept);
        Resume(kept, () => Begin(file.Facts));
    }

    private void Begin(Facts facts)
    {
        file.Request.Round++;
        file.Facts = facts;
        file.Plan = Plan.Of(file.Route, facts, at.Directory);
        file.Round = New(file.Request, facts, file.Plan, at);
        file.Added.Add(file.Round);
        file.PastItems.AddRange(file.Items); // Whoever acted on one of them is still told how it stands.
        file.PastSteps.AddRange(file.Steps);
        file.Stages.Clear();
        file.Steps.Clear();
        file.Items.Clear();
        file.Votes.Clear();
        file.Timers.Clear();
        AddStages(file);
    }

    private bool IsUnchanged(Stage stage, SubjectSnapshot snapshot)
    {
        var now = new Facts(snapshot.Facts);
        return stage.Branches.SelectMany(b => b.Steps).All(step => step.Watches.Count == 0
            ? snapshot.MaterialHash == file.Request.MaterialHash
            : step.Watches.All(w => Canonical.Text(now.ToJson()[w]) == Canonical.Text(file.Facts.ToJson()[w])));
    }

    private void Keep(IReadOnlyList<string> kept, List<StepRun> before)
    {
        foreach (var run in file.Stages.Where(s => kept.Contains(s.StageId)))
        {
            run.State = Machines.Stage.Next(run.State, StageTrigger.Keep);
            run.ClosedAt = at.Now;
        }

        foreach (var old in before.Where(s => kept.Contains(s.StageId) && s.State is StepState.Approved or StepState.Skipped).Where(s => kept.Contains(s.StageId)))
        {
            var run = new StepRun { RequestId = old.RequestId, Round = file.Request.Round, StageId = old.StageId, BranchId = old.BranchId, StepId = old.StepId, SpecHash = old.SpecHash };
            run.State = Machines.Step.Next(run.State, old.State == StepState.Approved ? StepTrigger.Keep : StepTrigger.Skip);
            (run.Need, run.Approvals, run.Rejections, run.Abstentions, run.ClosedAt) = (old.Need, old.Approvals, old.Rejections, old.Abstentions, at.Now);
            (run.Seats, run.Deciders) = ([.. old.Seats], [.. old.Deciders]);
            file.Add(run);
        }
    }
}
