using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Kernel.Events;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Everything of one request, loaded for one command, and what that command adds. The engine changes it; whoever loaded it saves it, in one transaction.</summary>
internal sealed class CaseFile(Request request, Route route)
{
    private readonly HashSet<(string User, string Key)> _noticed = [];

    public Request Request { get; } = request;

    public Route Route { get; set; } = route;

    public required RequestRound Round { get; set; }

    public required Facts Facts { get; set; }

    public required Plan Plan { get; set; }

    /// <summary>Of the present round.</summary>
    public List<StageRun> Stages { get; init; } = [];

    /// <summary>Of the present round.</summary>
    public List<StepRun> Steps { get; init; } = [];

    /// <summary>Of the present round.</summary>
    public List<WorkItem> Items { get; init; } = [];

    public List<Vote> Votes { get; init; } = [];

    /// <summary>Steps and items of rounds before that somebody still points at; nothing about them changes any more.</summary>
    public List<StepRun> PastSteps { get; init; } = [];

    public List<WorkItem> PastItems { get; init; } = [];

    public List<StepTimer> Timers { get; init; } = [];

    public List<ActionRun> Actions { get; init; } = [];

    public List<Incident> Incidents { get; init; } = [];

    public HashSet<string> Participants { get; init; } = [];

    /// <summary>Number and hash of the last audit row; 0 and empty before the first.</summary>
    public int Seq { get; set; }

    public string LastHash { get; set; } = "";

    /// <summary>Rows to be inserted.</summary>
    public List<object> Added { get; } = [];

    /// <summary>Rows to be deleted.</summary>
    public List<object> Removed { get; } = [];

    /// <summary>Facts for other modules.</summary>
    public List<IEvent> Events { get; } = [];

    /// <summary>Rows of this command, in order.</summary>
    public List<AuditRow> Rows { get; } = [];

    /// <summary>Whether the command changed the request, and not only wrote down a refusal.</summary>
    public bool Changed { get; private set; }

    /// <summary>A command that changes the request calls it once.</summary>
    public void Change()
    {
        if (Changed) return;
        Changed = true;
        Request.Revision++;
    }

    public Stage Spec(StageRun run) => Route.StageOf(run.StageId);

    public Step Spec(StepRun run) => Route.AllSteps.First(s => s.Step.Id == run.StepId).Step;

    public Branch BranchOf(StepRun run) => Route.StageOf(run.StageId).Branches.First(b => b.Id == run.BranchId);

    public StageRun StageRunOf(StepRun run) => Stages.First(s => s.StageId == run.StageId);

    public StepRun StepRunOf(WorkItem item) => Steps.Find(s => s.Id == item.StepRunId) ?? PastSteps.First(s => s.Id == item.StepRunId);

    public WorkItem? Item(Guid id) => Items.Find(i => i.Id == id) ?? PastItems.Find(i => i.Id == id);

    /// <summary>The newest run of a step; null before its first.</summary>
    public StepRun? RunOf(Step step) => Steps.Where(s => s.StepId == step.Id).MaxBy(s => s.RunNo);

    public IEnumerable<WorkItem> ItemsOf(StepRun step) => Items.Where(i => i.StepRunId == step.Id).OrderBy(i => i.Ordinal);

    public void Add(StageRun run)
    {
        Stages.Add(run);
        Added.Add(run);
    }

    public void Add(StepRun run)
    {
        Steps.Add(run);
        Added.Add(run);
    }

    public void Add(WorkItem item)
    {
        Items.Add(item);
        Added.Add(item);
        Events.Add(new Contracts.WorkItemOpenedV1(item.Id, item.RequestId, item.Seat, item.DueAt));
    }

    public void Add(Vote vote)
    {
        Votes.Add(vote);
        Added.Add(vote);
    }

    public void Add(StepTimer timer)
    {
        Timers.Add(timer);
        Added.Add(timer);
    }

    public void Add(ActionRun action)
    {
        Actions.Add(action);
        Added.Add(action);
    }

    public void Add(Incident incident)
    {
        Incidents.Add(incident);
        Added.Add(incident);
    }

    /// <summary>From now on that person may read the request.</summary>
    public void Join(string user, DateTimeOffset now)
    {
        if (user != Circumstances.System && Participants.Add(user)) Added.Add(new Participant { RequestId = Request.Id, UserId = user, Since = now });
    }

    /// <summary>Tells one person something, once for that item, kind and level.</summary>
    public void Tell(string user, string kind, WorkItem? item, int level, DateTimeOffset now)
    {
        var key = $"{(item?.Id ?? Request.Id):N}:{kind}:{level}:{user}";
        if (_noticed.Add((user, key))) Added.Add(new Notice { Key = key, UserId = user, Kind = kind, RequestId = Request.Id, ItemId = item?.Id, At = now });
    }

    public void Log(Circumstances at, string name, JsonObject? data = null, StageRun? stage = null, StepRun? step = null, WorkItem? item = null, string? onBehalfOf = null)
    {
        if (step is null && item is not null) step = StepRunOf(item);
        var row = Audit.Row(this, at, name, data ?? [], new(stage?.StageId ?? step?.StageId, step?.StepId, item?.Id), onBehalfOf);
        (Seq, LastHash) = (row.Seq, row.Hash);
        Rows.Add(row);
        Added.Add(row);
    }
}
