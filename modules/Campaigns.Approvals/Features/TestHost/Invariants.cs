using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.TestHost;

/// <summary>Reads the whole store and tells what does not hold of it.</summary>
internal sealed class Invariants(ApprovalsDbContext db, TestWorld world, RouteShelf shelf)
{
    private readonly List<string> _violations = [];

    public async Task<IReadOnlyList<string>> Check(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        foreach (var request in await db.Requests.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct)) await Check(request, ct);
        foreach (var (key, effects) in world.Handlers.Effects())
            if (effects > 1) Say("I7", key, $"{effects} effects");
        return _violations;
    }

    private async Task Check(Request request, CancellationToken ct)
    {
        var id = request.Id;
        var rows = await db.History.AsNoTracking().Where(a => a.RequestId == id).OrderBy(a => a.Seq).ToListAsync(ct);
        var route = await shelf.Version(request.RouteKey, request.RouteVersion, ct);
        var steps = await db.Steps.AsNoTracking().Where(s => s.RequestId == id).ToListAsync(ct);
        var items = await db.Items.AsNoTracking().Where(i => i.RequestId == id).ToListAsync(ct);
        var stages = await db.Stages.AsNoTracking().Where(s => s.RequestId == id).ToListAsync(ct);
        var timers = await db.Timers.AsNoTracking().Where(t => t.RequestId == id).ToListAsync(ct);
        var inbox = await db.Inbox.AsNoTracking().Where(e => e.RequestId == id).ToListAsync(ct);
        if (request.Revision != rows.Where(r => r.Event != "DecisionRefused").Select(r => r.Revision).Distinct().Count()) Say("I1", request.Number, $"version {request.Revision}");
        if (!Audit.IsWhole(rows)) Say("I8", request.Number, "the chain is broken");
        Replay(request, rows, items);
        Structure(request, stages, steps, items, timers);
        var wanted = items.Where(i => i.State == ItemState.Open).SelectMany(i => i.InboxKeys.Distinct().Select(k => (k, i.DueAt ?? Inbox.Never, i.Id))).ToHashSet();
        if (!wanted.SetEquals(inbox.Select(e => (e.CandidateKey, e.DueSort, e.ItemId)))) Say("I9", request.Number, "the inbox is not what is open");
        if (route.SelfApproval == SelfApproval.Block && items.Exists(i => i.State == ItemState.Decided && (i.DecidedBy == request.RequesterId || i.OnBehalfOf == request.RequesterId))) Say("I11", request.Number, "decided by its requester");
        if (route.SamePerson == SamePerson.Block) Votes(request, items);
    }

    private void Votes(Request request, List<WorkItem> items)
    {
        var twice = items.Where(i => i.State == ItemState.Decided && i.Right is not (Right.Expiry or Right.Repeat))
            .SelectMany(i => new[] { i.DecidedBy, i.OnBehalfOf }.OfType<string>().Distinct().Select(p => (i.StepRunId, p))).GroupBy(v => v).Any(g => g.Count() > 1);
        if (twice) Say("I3", request.Number, "somebody voted twice in a step");
    }

    private void Replay(Request request, List<AuditRow> rows, List<WorkItem> items)
    {
        var state = RequestState.InProgress;
        var said = new Dictionary<Guid, ItemState>();
        foreach (var row in rows)
        {
            if (row.Event == "Resubmitted") state = RequestState.InProgress;
            else if (Enum.TryParse<RequestState>(row.Event, out var became)) state = became;
            if (row.ItemId is not { } item) continue;
            if (row.Event is "ItemOpened" or "VoteRetracted") said[item] = ItemState.Open;
            else if (row.Event == "Decided") said[item] = ItemState.Decided;
            else if (row.Event == "ItemSuperseded") said[item] = ItemState.Superseded;
            else if (row.Event == "ItemCancelled") said[item] = ItemState.Cancelled;
        }

        if (state != request.State) Say("I2", request.Number, $"history says {state}, store {request.State}");
        foreach (var item in items.Where(i => !said.TryGetValue(i.Id, out var s) || s != i.State)) Say("I2", request.Number, $"item {item.Seat} is {item.State}");
    }

    private void Structure(Request request, List<StageRun> stages, List<StepRun> steps, List<WorkItem> items, List<StepTimer> timers)
    {
        foreach (var item in items.Where(i => i.State == ItemState.Open))
        {
            var step = steps.First(s => s.Id == item.StepRunId);
            var stage = stages.First(s => s.Round == step.Round && s.StageId == step.StageId);
            if (request.State != RequestState.InProgress || stage.State != StageState.Open || step.State != StepState.Open) Say("I4", request.Number, $"open item {item.Seat} in {step.State}/{stage.State}/{request.State}");
        }

        foreach (var step in steps.Where(s => s.State == StepState.Open && timers.Exists(t => t.StepRunId == s.Id && t.State == TimerState.Dropped))) Say("I5", request.Number, $"open step {step.StepId} lost a timer");
        if (request.IsClosed && (items.Exists(i => i.State == ItemState.Open) || timers.Exists(t => t.State == TimerState.Waiting))) Say("I6", request.Number, "closed, and something is open");
        if (stages.Count(s => s.Round == request.Round && s.State == StageState.Open) > 1) Say("I4", request.Number, "two open stages");
    }

    private void Say(string invariant, string about, string what) => _violations.Add($"{invariant} {about}: {what}");
}
