using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Opens steps: finds their seats, makes their items and starts their clocks.</summary>
internal sealed class Opening(CaseFile file, Circumstances at)
{
    private readonly Resolution _resolution = new(file, at);

    /// <summary>The steps of a branch up to and with the first that is not left out, with who is asked and why they are left out.</summary>
    public IReadOnlyList<(Step Step, Resolved Seats, string Why)> Look(Stage stage, Branch branch, int from)
    {
        var seen = new List<(Step, Resolved, string)>();
        foreach (var step in branch.Steps.Skip(from))
        {
            var applies = file.Plan.Applies(stage, branch, step);
            var seats = applies ? _resolution.Of(step) : new([], null);
            seen.Add((step, seats, applies ? "no-approver" : "condition"));
            if (seats.Problem is not null || seats.Seats.Count > 0) break;
        }

        return seen;
    }

    /// <summary>Opens the next step of a branch, passing over those that are left out.</summary>
    public void Open(Stage stage, Branch branch, int from)
    {
        foreach (var (step, seats, why) in Look(stage, branch, from))
        {
            if (seats.Problem is { } problem) Block(stage, branch, step, problem);
            else if (seats.Seats.Count > 0) Start(New(stage, branch, step), step, seats.Seats);
            else Skip(stage, branch, step, why);
        }
    }

    public void Skip(Stage stage, Branch branch, Step step, string reason)
    {
        var run = New(stage, branch, step);
        run.State = Machines.Step.Next(run.State, StepTrigger.Skip);
        run.ClosedAt = at.Now;
        file.Log(at, "StepSkipped", new() { ["reason"] = reason }, step: run);
    }

    /// <summary>Asks these seats: from now on the step waits for them. The number needed is frozen.</summary>
    public void Start(StepRun run, Step step, IReadOnlyList<Seat> seats)
    {
        run.State = Machines.Step.Next(run.State, StepTrigger.Open);
        run.Need = step.Quorum.Need(seats.Count);
        run.Seats = [.. seats.Select(s => s.Text)];
        run.OpenedAt = at.Now;
        if (step.Sla is { } sla) run.DueAt = at.Calendar.Add(at.Now, sla.Due);
        file.Log(at, "StepOpened", new() { ["need"] = run.Need, ["seats"] = new JsonArray([.. run.Seats.Select(s => (JsonNode)s)]) }, step: run);
        for (var i = 0; i < seats.Count; i++) Item(run, seats[i], i + 1);
        new Timers(file, at).Start(run, step);
    }

    /// <summary>Runs the step anew, with items of its own.</summary>
    public StepRun New(Stage stage, Branch branch, Step step)
    {
        var run = new StepRun
        {
            RequestId = file.Request.Id,
            Round = file.Request.Round,
            StageId = stage.Id,
            BranchId = branch.Id,
            StepId = step.Id,
            RunNo = (file.RunOf(step)?.RunNo ?? 0) + 1,
            SpecHash = step.Hash,
        };
        file.Add(run);
        return run;
    }

    private void Item(StepRun run, Seat seat, int ordinal)
    {
        var item = new WorkItem
        {
            StepRunId = run.Id,
            RequestId = run.RequestId,
            Ordinal = ordinal,
            Seat = seat.Text,
            Origin = seat.Origin,
            Candidates = [seat.Text],
            OpenedAt = at.Now,
            DueAt = run.DueAt,
        };
        file.Add(item);
        file.Log(at, "ItemOpened", new() { ["seat"] = seat.Text }, item: item);
        foreach (var user in Seats.Holders(seat.Text, at.Directory))
        {
            file.Join(user, at.Now);
            if (user != file.Request.RequesterId) file.Tell(user, "opened", item, 0, at.Now);
        }
    }

    private void Block(Stage stage, Branch branch, Step step, string kind)
    {
        var run = New(stage, branch, step);
        run.State = Machines.Step.Next(run.State, StepTrigger.Block);
        var incident = new Incident { RequestId = run.RequestId, StepRunId = run.Id, Kind = kind, Blocking = true, OpenedAt = at.Now };
        file.Add(incident);
        file.Log(at, "IncidentOpened", new() { ["incidentId"] = incident.Id.ToString(), ["kind"] = kind }, step: run);
    }
}
