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
        var file = new CaseFile(request, s.Route) { Facts = facts, Plan = plan, Round = Rounds.New(request, facts, plan, at) };
        file.Added.Add(request);
        file.Added.Add(file.Round);
        Rounds.AddStages(file);
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
        var since = file.Request.HeldAt!.Value;
        var held = at.Calendar.Between(since, at.Now);
        (file.Request.OnHold, file.Request.HeldAt) = (false, null);
        new Timers(file, at).Shift(since);
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
        if (new Rounds(file, at).AreUsedUp) return Refusals.RoundLimit;
        file.Change();
        foreach (var timer in file.Timers.Where(t => t.State == TimerState.Waiting)) timer.State = Machines.Timer.Next(timer.State, TimerTrigger.Drop);
        var rounds = new Rounds(file, at);
        rounds.Resume(rounds.Unchanged(snapshot), () => rounds.Begin(snapshot));
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
            file.Request.Pin(snapshot.Version, snapshot.MaterialHash, snapshot.Title, snapshot.Area);
            return Answer.Done;
        }

        new Closing(file, at).CloseAll("subject-changed");
        file.Round.EndedAt = at.Now;
        file.Round.EndReason = "subject-changed";
        new Actions(file, at).UndoStages();
        file.Request.State = Machines.Request.Next(file.Request.State, RequestTrigger.Restart);
        file.Request.Restarts++;
        new Rounds(file, at).Begin(snapshot);
        new Flow(file, at).GoOn();
        return Answer.Done;
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

    private bool StandsForRequester() => !at.Directory.IsActive(file.Request.RequesterId) && at.Type.ReturnPosition is { } position
        && Seats.Holds($"{position}:{file.Request.Area}", at.Actor, at.Directory);

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
