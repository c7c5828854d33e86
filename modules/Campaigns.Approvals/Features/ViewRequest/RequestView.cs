using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>A request as the API shows it.</summary>
internal sealed record RequestView(Guid Id, string Number, string RouteKey, int RouteVersion, string SubjectType, string SubjectId, string Purpose, string SubjectVersion, string Title, string Area,
    string State, string Execution, int Round, bool OnHold, int Version, string RequesterId, DateTimeOffset SubmittedAt, DateTimeOffset? ClosedAt, int OpenIncidents, IReadOnlyList<StageView> Stages)
{
    public static RequestView Of(CaseFile file, Circumstances at)
    {
        var r = file.Request;
        var flow = new Flow(file, at);
        return new(r.Id, r.Number, r.RouteKey, r.RouteVersion, r.SubjectType, r.SubjectId, r.Purpose, r.SubjectVersion, r.Title, r.Area, r.State.ToString(), r.Execution.ToString(), r.Round, r.OnHold,
            r.Revision, r.RequesterId, r.SubmittedAt, r.ClosedAt, file.Incidents.Count(i => i.Open), [.. file.Route.Stages.Select(s => Stage(file, at, flow, s))]);
    }

    private static StageView Stage(CaseFile file, Circumstances at, Flow flow, Stage stage) => new(stage.Id, (file.Stages.Find(s => s.StageId == stage.Id)?.State ?? StageState.Pending).ToString(),
        [.. stage.Branches.Select(b => new BranchView(b.Id, flow.BranchState(stage, b).ToString(), [.. b.Steps.Select(s => Step(file, at, stage, b, s))]))]);

    private static StepView Step(CaseFile file, Circumstances at, Stage stage, Branch branch, Step step)
    {
        if (file.RunOf(step) is not { } run) return new(step.Id, (file.Plan.Applies(stage, branch, step) ? StepState.Pending : StepState.Skipped).ToString(), 0, 0, 0, 0, null, []);
        return new(step.Id, run.State.ToString(), run.Need, run.Approvals, run.Rejections, run.Abstentions, run.DueAt, [.. file.ItemsOf(run).Select(i => ItemView.Of(file, at, i))]);
    }
}

internal sealed record StageView(string Id, string State, IReadOnlyList<BranchView> Branches);

internal sealed record BranchView(string Id, string State, IReadOnlyList<StepView> Steps);

internal sealed record StepView(string Id, string State, int Need, int Approvals, int Rejections, int Abstentions, DateTimeOffset? DueAt, IReadOnlyList<ItemView> Items);

/// <summary>An item as the API shows it; what is allowed is the caller's.</summary>
internal sealed record ItemView(Guid Id, Guid RequestId, int Round, string StageId, string BranchId, string StepId, string Seat, string State, string? Outcome, string? DecidedBy, string? OnBehalfOf,
    string? Right, DateTimeOffset? DecidedAt, string? Comment, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, bool Overdue, int EscalationLevel, string? DelegatedTo, string? ClaimedBy,
    IReadOnlyList<string> Candidates, IReadOnlyList<string> Allowed, string SubjectVersion)
{
    public static ItemView Of(CaseFile file, Circumstances at, WorkItem item)
    {
        var step = file.StepRunOf(item);
        var allowed = Words(file, at, item);
        return Of(item, step, file.Request.SubjectVersion, at.Now, allowed, null);
    }

    public static ItemView Of(WorkItem i, StepRun step, string subjectVersion, DateTimeOffset now, IReadOnlyList<string> allowed, string? right) => new(i.Id, i.RequestId, step.Round, step.StageId, step.BranchId,
        step.StepId, i.Seat, i.State.ToString(), i.Outcome?.Word(), i.DecidedBy, i.OnBehalfOf, right ?? i.Right?.Word(), i.DecidedAt, i.Comment, i.OpenedAt, i.DueAt, i.State == ItemState.Open && i.DueAt <= now,
        i.EscalationLevel, i.DelegatedTo, i.ClaimedBy, i.Candidates, allowed, subjectVersion);

    /// <summary>The words the caller may say about the item now; none where somebody else is asked.</summary>
    public static IReadOnlyList<string> Words(CaseFile file, Circumstances at, WorkItem item)
    {
        if (item.State != ItemState.Open || file.Request.State != RequestState.InProgress || file.Request.OnHold) return [];
        var eligibility = new Eligibility(file, at);
        if (eligibility.Right(item) is not { } right) return [];
        string[] people = right.OnBehalfOf is { } principal ? [at.Actor, principal] : [at.Actor];
        return eligibility.Barred(item, people) is null ? [.. file.Spec(file.StepRunOf(item)).Outcomes.Select(o => o.Word())] : [];
    }
}

/// <summary>A row of the history as the API shows it.</summary>
internal sealed record AuditView(int Seq, DateTimeOffset At, string Event, int Round, string Actor, string? OnBehalfOf, string Channel, string? StageId, string? StepId, Guid? ItemId, System.Text.Json.JsonElement Data, string Hash)
{
    public static AuditView Of(AuditRow r) => new(r.Seq, r.At, r.Event, r.Round, r.Actor, r.OnBehalfOf, r.Channel, r.StageId, r.StepId, r.ItemId, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(r.Data), r.Hash);
}
