using System.Text.Json.Nodes;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Commands to the subject's owner: written with the decision they follow from, sent one after the other, taken back where the route says so.</summary>
internal sealed class Actions(CaseFile file, Circumstances at)
{
    /// <summary>Waits between tries, as long as a route allows more of them.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    /// <summary>Schedules what the route does on an outcome of the request.</summary>
    public void Schedule(string hook)
    {
        if (file.Route.Hooks.TryGetValue(hook, out var specs)) Schedule(hook, specs, hook);
    }

    public void Schedule(string hook, IReadOnlyList<ActionSpec> specs, string outcome)
    {
        for (var i = 0; i < specs.Count; i++)
        {
            var spec = specs[i];
            var (args, broken) = Written(spec.Args, outcome);
            var action = new ActionRun
            {
                Key = $"{file.Request.Id}:{file.Request.Round}:{hook}:{i + 1}",
                RequestId = file.Request.Id,
                Round = file.Request.Round,
                Hook = hook,
                Ordinal = i + 1,
                Command = spec.Command,
                Args = args,
                Result = broken,
                SubjectVersion = file.Request.SubjectVersion,
                Required = spec.Required,
                Compensates = spec.Compensates,
                UndoCommand = spec.Compensate?.Command,
                UndoArgs = spec.Compensate is { } undo ? Written(undo.Args, outcome).Args : null,
                MaxAttempts = spec.MaxAttempts,
                NextAt = i == 0 ? at.Now : null,
            };
            file.Add(action);
            file.Log(at, "ActionScheduled", new() { ["key"] = action.Key, ["command"] = action.Command }, stage: StageOf(hook));
        }

        if (specs.Any(s => s.Required) && file.Request.Execution != Execution.Pending && IsOfRequest(hook)) Execute(ExecutionTrigger.Start);
    }

    /// <summary>The owner has done it.</summary>
    public Answer Succeeded(ActionRun action, string? result)
    {
        if (action.State != ActionState.Scheduled) return Answer.Again;
        file.Change();
        action.Attempts++;
        action.State = Machines.Action.Next(action.State, ActionTrigger.Succeed);
        (action.NextAt, action.Result) = (null, result);
        if (action.CompensatesKey is { } undone)
        {
            Compensated(file.Actions.First(a => a.Key == undone), action);
            return Answer.Done;
        }

        file.Log(at, "ActionSucceeded", new() { ["key"] = action.Key }, stage: StageOf(action.Hook));
        Next(action);
        if (action.Hook.StartsWith("stage.", StringComparison.Ordinal) && StageOf(action.Hook) is not null && LostRound(action)) Undo([action]);
        return Answer.Done;
    }

    /// <summary>The owner will not do it.</summary>
    public Answer Refused(ActionRun action, string reason)
    {
        if (action.State != ActionState.Scheduled) return Answer.Again;
        file.Change();
        action.Attempts++;
        action.State = Machines.Action.Next(action.State, ActionTrigger.Refuse);
        (action.NextAt, action.Result) = (null, reason);
        file.Log(at, "ActionRefused", new() { ["key"] = action.Key, ["reason"] = reason }, stage: StageOf(action.Hook));
        GiveUp(action, "action-refused");
        return Answer.Done;
    }

    /// <summary>Arguments that could not be written: the decision they follow from stands all the same, and whoever looks after the routes is told.</summary>
    public Answer Unwritten(ActionRun action) => Refused(action, action.Result ?? "bad-template");

    /// <summary>The attempt broke. It is tried again later until the attempts are used up. Answers whether it was the last.</summary>
    public bool Broke(ActionRun action, string why)
    {
        if (action.State != ActionState.Scheduled) return false;
        action.Attempts++;
        action.Result = why;
        if (action.Attempts < action.MaxAttempts)
        {
            action.NextAt = at.Now + Waits[Math.Min(action.Attempts, Waits.Length) - 1];
            return false;
        }

        file.Change();
        action.State = Machines.Action.Next(action.State, ActionTrigger.Fail);
        action.NextAt = null;
        file.Log(at, "ActionFailed", new() { ["key"] = action.Key, ["attempts"] = action.Attempts }, stage: StageOf(action.Hook));
        GiveUp(action, "action-failed");
        return true;
    }

    /// <summary>An operator has it tried again, with all its attempts before it.</summary>
    public void Retry(ActionRun action)
    {
        action.State = Machines.Action.Next(action.State, ActionTrigger.Retry);
        (action.Attempts, action.NextAt, action.Result) = (0, at.Now, action.Args.Length > 0 ? null : action.Result);
        if (action is { Required: true, CompensatesKey: null } && file.Request.Execution == Execution.Failed) Execute(ExecutionTrigger.Retry, tell: false);
    }

    /// <summary>An operator gives it up: what was to follow is not done.</summary>
    public void Abandon(ActionRun action)
    {
        if (action.Required) DropAfter(action);
    }

    /// <summary>The round ends in anything but approval: what its stages had done is taken back.</summary>
    /// <param name="but">Ids of stages that stay approved.</param>
    public void UndoStages(IReadOnlyList<string>? but = null) =>
        Undo([.. file.Actions.Where(a => a.Round == file.Request.Round && a.Hook.StartsWith("stage.", StringComparison.Ordinal) && but?.Any(id => a.Hook == $"stage.{id}.approved") != true)]);

    private bool LostRound(ActionRun action) =>
        action.Round != file.Request.Round || file.Request.State is not (RequestState.InProgress or RequestState.Approved);

    private void Next(ActionRun action)
    {
        if (file.Actions.Find(a => Sibling(a, action) && a.Ordinal == action.Ordinal + 1 && a.State == ActionState.Scheduled) is { } next)
            next.NextAt = at.Now;
        Finish(action);
    }

    // As soon as the last one that is required was done; those that are not change nothing.
    private void Finish(ActionRun action)
    {
        if (file.Request.Execution != Execution.Pending || !action.Required) return;
        var required = file.Actions.Where(a => a is { Required: true, CompensatesKey: null } && a.Round == action.Round && a.State is not (ActionState.Dropped or ActionState.Compensated)).ToList();
        if (required.TrueForAll(a => a.State == ActionState.Succeeded)) Execute(ExecutionTrigger.Succeed);
        else if (required.TrueForAll(a => a.State != ActionState.Scheduled)) Execute(ExecutionTrigger.Fail); // It was tried again and done, but another one is still given up.
    }

    private void GiveUp(ActionRun action, string kind)
    {
        var blocks = action.Required || action.CompensatesKey is not null;
        if (blocks || action.State == ActionState.Failed)
        {
            var incident = new Incident { RequestId = file.Request.Id, ActionKey = action.Key, Kind = kind, OpenedAt = at.Now, Blocking = blocks };
            file.Add(incident);
            file.Log(at, "IncidentOpened", new() { ["incidentId"] = incident.Id.ToString(), ["kind"] = kind }, stage: StageOf(action.Hook));
        }

        if (!blocks) Next(action);
        if (!action.Required || action.CompensatesKey is not null) return;
        Execute(ExecutionTrigger.Fail);
        if (!action.Compensates) return;
        var done = file.Actions.Where(a => Sibling(a, action) && a.State == ActionState.Succeeded && a.UndoCommand is not null).ToList();
        if (done.Count == 0) return;
        DropAfter(action);
        Undo(done);
    }

    private void DropAfter(ActionRun action)
    {
        foreach (var later in file.Actions.Where(a => Sibling(a, action) && a.Ordinal > action.Ordinal && a.State == ActionState.Scheduled))
        {
            later.State = Machines.Action.Next(later.State, ActionTrigger.Drop);
            later.NextAt = null;
        }
    }

    // The next is sent when the one before it is done.
    private void Undo(IReadOnlyList<ActionRun> actions)
    {
        var first = true;
        foreach (var action in Backwards(actions.Where(a => a.State == ActionState.Succeeded && a is { UndoCommand: not null, CompensatesKey: null } && !file.Actions.Exists(u => u.CompensatesKey == a.Key))))
        {
            var undo = new ActionRun
            {
                Key = action.Key + ":undo",
                RequestId = action.RequestId,
                Round = action.Round,
                Hook = action.Hook,
                Ordinal = action.Ordinal,
                Command = action.UndoCommand!,
                Args = action.UndoArgs!,
                SubjectVersion = action.SubjectVersion,
                Required = action.Required,
                MaxAttempts = action.MaxAttempts,
                NextAt = first ? at.Now : null,
                CompensatesKey = action.Key,
            };
            first = false;
            file.Add(undo);
            file.Log(at, "ActionScheduled", new() { ["key"] = undo.Key, ["command"] = undo.Command }, stage: StageOf(action.Hook));
        }
    }

    private void Compensated(ActionRun original, ActionRun undo)
    {
        original.State = Machines.Action.Next(original.State, ActionTrigger.Compensate);
        file.Log(at, "ActionCompensated", new() { ["key"] = original.Key }, stage: StageOf(original.Hook));
        var open = Backwards(file.Actions.Where(a => a.CompensatesKey is not null && a.State == ActionState.Scheduled && a.Round == undo.Round && a != undo));
        if (open.Find(a => a.NextAt is null) is { } next) next.NextAt = at.Now;
        else if (open.Count == 0 && file.Request.Execution == Execution.Failed) Execute(ExecutionTrigger.Compensate);
    }

    // What was done last is taken back first.
    private List<ActionRun> Backwards(IEnumerable<ActionRun> actions) => [.. actions.OrderByDescending(a => StageOf(a.Hook)?.Ordinal ?? 0).ThenByDescending(a => a.Ordinal)];

    private void Execute(ExecutionTrigger trigger, bool tell = true)
    {
        var request = file.Request;
        request.Execution = Machines.Execution.Next(request.Execution, trigger);
        if (trigger == ExecutionTrigger.Start || !tell) return;
        file.Log(at, "Executed", new() { ["execution"] = request.Execution.ToString() });
        file.Events.Add(new RequestExecutedV1(request.Id, request.SubjectType, request.SubjectId, request.Purpose, request.Execution.ToString()));
    }

    private static bool Sibling(ActionRun a, ActionRun b) => a.Round == b.Round && a.Hook == b.Hook && a.CompensatesKey is null;

    // Those of a stage's approval or a step's expiry change nothing about how the request is carried out, unless they fail.
    private static bool IsOfRequest(string hook) => !hook.Contains('.', StringComparison.Ordinal);

    private StageRun? StageOf(string hook) => hook.StartsWith("stage.", StringComparison.Ordinal) ? file.Stages.Find(s => $"stage.{s.StageId}.approved" == hook) : null;

    // A template that is right for every sample can still break on what is really there.
    private (string Args, string? Why) Written(IReadOnlyDictionary<string, string> args, string outcome)
    {
        try
        {
            return (Render(args, outcome), null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return ("", "bad-template: " + (e.Message.Length > 400 ? e.Message[..400] : e.Message));
        }
    }

    private string Render(IReadOnlyDictionary<string, string> args, string outcome)
    {
        var request = file.Request;
        var subject = new Dictionary<string, object?> { ["id"] = request.SubjectId, ["type"] = request.SubjectType, ["version"] = request.SubjectVersion, ["title"] = request.Title, ["area"] = request.Area };
        var facts = at.Type.Fields.ToDictionary(f => f.Name, f => file.Facts[f.Name]);
        var about = new Dictionary<string, object?>
        {
            ["id"] = request.Id.ToString(),
            ["number"] = request.Number,
            ["round"] = request.Round,
            ["requesterId"] = request.RequesterId,
            ["routeKey"] = request.RouteKey,
            ["title"] = request.Title,
        };
        var values = new TemplateValues(subject, facts, about, outcome);
        return new JsonObject(args.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create(a.Key, (JsonNode?)at.Templates.Render(a.Value, values)))).ToJsonString(Plain);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
