using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>What happens to a request as a whole.</summary>
internal sealed class Requests(CaseFile file, Circumstances at)
{
    /// <summary>Puts a subject up: plans the first round and opens its first stage. A plan in which nothing applies is approved at once.</summary>
    public static CaseFile Submit(Submission s, Circumstances at)
    {
        var (subject, snapshot) = (s.Subject, s.Snapshot);
        var id = Guid.CreateVersion7(at.Now);
        var request = new Request
        {
            Number = Number(id, at.Now),
            SubjectType = subject.SubjectType,
            SubjectId = subject.SubjectId,
            Purpose = subject.Purpose,
            SubjectVersion = snapshot.Version,
            MaterialHash = snapshot.MaterialHash,
            Title = snapshot.Title,
            Area = snapshot.Area,
            RequesterId = subject.RequesterId,
            RouteKey = s.Route.Key,
            RouteVersion = s.RouteVersion,
            OpenKey = Request.KeyOf(subject.SubjectType, subject.SubjectId, subject.Purpose),
            SubmittedAt = at.Now,
        };
        var facts = new Facts(snapshot.Facts);
        var plan = Plan.Of(s.Route, facts, at.Directory);
        var file = new CaseFile(request, s.Route) { Facts = facts, Plan = plan, Round = NewRound(request, facts, plan, at) };
        file.Added.Add(request);
        file.Added.Add(file.Round);
        AddStages(file);
        file.Join(request.RequesterId, at.Now);
        file.Log(at, "Submitted", new() { ["routeKey"] = s.Route.Key, ["routeVersion"] = s.RouteVersion, ["subjectVersion"] = snapshot.Version });
        file.Events.Add(new RequestSubmittedV1(request.Id, request.SubjectType, request.SubjectId, request.Purpose, request.SubjectVersion, request.RequesterId));
        new Flow(file, at).GoOn();
        return file;
    }

    /// <summary>The requester takes it back.</summary>
    /// <param name="comment">Why.</param>
    /// <param name="any">Whether a permission lets the actor do it for others.</param>
    public Answer Withdraw(string? comment, bool any)
    {
        if (!new Eligibility(file, at).MayRead()) return Refusals.NotFound;
        if (at.Actor != file.Request.RequesterId && !any) return Refusals.Forbidden;
        if (file.Request.IsClosed) return Refusals.RequestClosed;
        if (file.Route.Withdraw == Routes.Withdraw.Never || (file.Route.Withdraw == Routes.Withdraw.BeforeFirstDecision && file.Votes.Count > 0)) return Refusals.WithdrawNotAllowed;
        Leave(RequestTrigger.Withdraw, "Withdrawn", new() { ["comment"] = comment }, "withdrawn");
        file.Events.Add(new RequestWithdrawnV1(file.Request.Id, file.Request.SubjectType, file.Request.SubjectId, file.Request.Purpose));
        return Answer.Done;
    }

    /// <summary>The question is void. Whoever calls it has checked the permission.</summary>
    public Answer Cancel(string reason)
    {
        if (file.Request.IsClosed) return Refusals.RequestClosed;
        Leave(RequestTrigger.Cancel, "Cancelled", new() { ["reason"] = reason }, "cancelled");
        file.Events.Add(new RequestCancelledV1(file.Request.Id, file.Request.SubjectType, file.Request.SubjectId, file.Request.Purpose));
        Leaving.TellRequester(file, at, "outcome");
        return Answer.Done;
    }

    public Answer Hold(string comment)
    {
        if (file.Request.State != RequestState.InProgress) return Refusals.RequestClosed;
        if (file.Request.OnHold) return Answer.Done;
        file.Change();
        (file.Request.OnHold, file.Request.HeldAt) = (true, at.Now);
        file.Log(at, "Held", new() { ["comment"] = comment });
        return Answer.Done;
    }

    /// <summary>Goes on; every clock moves on by the working time that was held.</summary>
    public Answer Release()
    {
        if (file.Request.State != RequestState.InProgress) return Refusals.RequestClosed;
        if (!file.Request.OnHold) return Answer.Done;
        file.Change();
        var held = at.Calendar.Between(file.Request.HeldAt!.Value, at.Now);
        (file.Request.OnHold, file.Request.HeldAt) = (false, null);
        new Timers(file, at).Shift(held);
        file.Log(at, "Released", new() { ["heldMinutes"] = (long)held.TotalMinutes });
        return Answer.Done;
    }

    /// <summary>The requester hands it in again, as the subject is now.</summary>
    public Answer Resubmit(SubjectSnapshot snapshot)
    {
        if (!new Eligibility(file, at).MayRead()) return Refusals.NotFound;
        if (at.Actor != file.Request.RequesterId && !StandsForRequester()) return Refusals.Forbidden;
        if (file.Request.IsClosed) return Refusals.RequestClosed;
        if (file.Request.State != RequestState.Returned) return Refusals.NotReturned;
        if (file.Request.Round - file.Request.Restarts >= file.Route.MaxRounds) return Refusals.RoundLimit;
        file.Change();
        foreach (var timer in file.Timers.Where(t => t.State == TimerState.Waiting)) timer.State = Machines.Timer.Next(timer.State, TimerTrigger.Drop);
        var kept = Kept(snapshot);
        file.Request.State = Machines.Request.Next(file.Request.State, RequestTrigger.Resubmit);
        var before = (Stages: file.Stages.ToList(), Steps: file.Steps.ToList());
        Begin(snapshot);
        Keep(kept, before.Steps);
        var data = new JsonObject { ["subjectVersion"] = snapshot.Version, ["mode"] = kept.Count > 0 ? "resume" : "restart", ["kept"] = new JsonArray([.. kept.Select(k => (JsonNode)k)]) };
        file.Log(at, "Resubmitted", data);
        new Flow(file, at).GoOn();
        return Answer.Done;
    }

    /// <summary>The subject was edited. What approvers must judge anew starts another round; else the pinned version moves and people reload.</summary>
    public Answer SubjectChanged(SubjectSnapshot snapshot)
    {
        if (file.Request.State != RequestState.InProgress || snapshot.Version == file.Request.SubjectVersion) return Answer.Done;
        file.Change();
        var material = snapshot.MaterialHash != file.Request.MaterialHash;
        file.Log(at, "SubjectChanged", new() { ["from"] = file.Request.SubjectVersion, ["to"] = snapshot.Version, ["material"] = material });
        if (!material)
        {
            Pin(snapshot);
            return Answer.Done;
        }

        new Closing(file, at).CloseAll("subject-changed");
        file.Round.EndedAt = at.Now;
        file.Round.EndReason = "subject-changed";
        new Actions(file, at).UndoStages();
        file.Request.State = Machines.Request.Next(file.Request.State, RequestTrigger.Restart);
        file.Request.Restarts++;
        (file.Request.OnHold, file.Request.HeldAt) = (false, null);
        Begin(snapshot);
        new Flow(file, at).GoOn();
        return Answer.Done;
    }

    /// <summary>One row for each stage of the route, in order.</summary>
    public static void AddStages(CaseFile file)
    {
        for (var i = 0; i < file.Route.Stages.Count; i++)
            file.Add(new StageRun { RequestId = file.Request.Id, Round = file.Request.Round, StageId = file.Route.Stages[i].Id, Ordinal = i + 1 });
    }

    private void Leave(RequestTrigger trigger, string row, JsonObject data, string reason)
    {
        file.Change();
        file.Log(at, row, data);
        new Closing(file, at).CloseAll(reason);
        Leaving.Close(file, at, trigger);
        var actions = new Actions(file, at);
        actions.UndoStages();
        actions.Schedule(reason);
    }

    private void Pin(SubjectSnapshot snapshot) =>
        (file.Request.SubjectVersion, file.Request.MaterialHash, file.Request.Title, file.Request.Area) = (snapshot.Version, snapshot.MaterialHash, snapshot.Title, snapshot.Area);

    // The rows of the rounds before stay in the store; here only the new round is looked at.
    private void Begin(SubjectSnapshot snapshot)
    {
        Pin(snapshot);
        file.Request.Round++;
        file.Facts = new(snapshot.Facts);
        file.Plan = Plan.Of(file.Route, file.Facts, at.Directory);
        file.Round = NewRound(file.Request, file.Facts, file.Plan, at);
        file.Added.Add(file.Round);
        file.Stages.Clear();
        file.Steps.Clear();
        file.Items.Clear();
        file.Votes.Clear();
        file.Timers.Clear();
        AddStages(file);
    }

    // The leading stages that were approved and whose facts are what they were.
    private List<string> Kept(SubjectSnapshot snapshot)
    {
        var kept = new List<string>();
        if (file.Route.Resubmit != Routes.Resubmit.Resume) return kept;
        foreach (var stage in file.Route.Stages)
        {
            var run = file.Stages.First(s => s.StageId == stage.Id);
            if (run.State == StageState.Skipped) continue;
            if (run.State != StageState.Approved || !Unchanged(stage, snapshot)) break;
            kept.Add(stage.Id);
        }

        return kept;
    }

    private bool Unchanged(Stage stage, SubjectSnapshot snapshot)
    {
        var now = new Facts(snapshot.Facts);
        return stage.Branches.SelectMany(b => b.Steps).All(step => step.Watches.Count == 0
            ? snapshot.MaterialHash == file.Request.MaterialHash
            : step.Watches.All(w => Canonical.Text(now.ToJson()[w]) == Canonical.Text(file.Facts.ToJson()[w])));
    }

    private void Keep(List<string> kept, List<StepRun> before)
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

    private bool StandsForRequester() => !at.Directory.IsActive(file.Request.RequesterId) && at.Type.ReturnPosition is { } position
        && Seats.Holds($"{position}:{file.Request.Area}", at.Actor, at.Directory);

    private static RequestRound NewRound(Request request, Facts facts, Plan plan, Circumstances at) => new()
    {
        RequestId = request.Id,
        Round = request.Round,
        Facts = Canonical.Text(facts.ToJson()),
        Plan = plan.Write(),
        StartedAt = at.Now,
    };

    private static string Number(Guid id, DateTimeOffset now)
    {
        const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var bytes = id.ToByteArray();
        return $"{now:yyMMdd}-{new string([.. bytes[^6..].Select(b => Letters[b % 32])])}";
    }
}

/// <summary>What is needed to put a subject up.</summary>
/// <param name="Subject">Which, and by whom.</param>
/// <param name="Snapshot">The subject as it is now.</param>
/// <param name="Route">The route that fits it.</param>
/// <param name="RouteVersion">Its version.</param>
internal sealed record Submission(SubmitApproval Subject, SubjectSnapshot Snapshot, Route Route, int RouteVersion);
