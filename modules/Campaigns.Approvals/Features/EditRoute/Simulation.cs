using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Features.EditRoute;

internal sealed record SimulatedRoute(bool Applies, IReadOnlyList<SimulatedStage> Stages);

internal sealed record SimulatedStage(string Id, string State, IReadOnlyList<string> Because, IReadOnlyList<SimulatedBranch> Branches);

internal sealed record SimulatedBranch(string Id, string State, IReadOnlyList<SimulatedStep> Steps);

internal sealed record SimulatedStep(string Id, string State, int Need, IReadOnlyList<SimulatedSeat> Seats, string? Problem, DateTimeOffset? DueAt);

internal sealed record SimulatedSeat(string Seat, IReadOnlyList<string> People);

/// <summary>Who would decide this, why, and when at the latest. Nothing is written.</summary>
internal sealed class Simulation(Route route, SubjectSnapshot subject, string requester, Circumstances at)
{
    public SimulatedRoute Run()
    {
        var facts = new Facts(subject.Facts);
        var because = new Dictionary<string, List<string>>();
        var plan = Plan.Of(route, facts, at.Directory, because);
        var request = new Request
        {
            Number = "",
            SubjectType = route.SubjectType,
            SubjectId = "",
            Purpose = "default",
            SubjectVersion = subject.Version,
            MaterialHash = subject.MaterialHash,
            Title = subject.Title,
            Area = subject.Area,
            RequesterId = requester,
            RouteKey = route.Key,
        };
        var file = new CaseFile(request, route) { Facts = facts, Plan = plan, Round = new() { RequestId = request.Id, Round = 1, Facts = "{}", Plan = "[]" } };
        var first = route.Stages.FirstOrDefault(plan.Applies);
        return new(route.AppliesWhen.Holds(facts, at.Directory), [.. route.Stages.Select(s => Stage(s, file, plan, because, s == first))]);
    }

    private SimulatedStage Stage(Stage stage, CaseFile file, Plan plan, Dictionary<string, List<string>> because, bool isFirst) => new(stage.Id, Word(plan.Applies(stage)),
        [.. because.Where(b => b.Key == stage.Id || b.Key.StartsWith(stage.Id + "/", StringComparison.Ordinal)).SelectMany(b => b.Value)],
        [.. stage.Branches.Select(b => new SimulatedBranch(b.Id, Word(plan.Applies(stage) && plan.Applies(stage, b)), [.. b.Steps.Select(s => Step(stage, b, s, file, plan, isFirst))]))]);

    private SimulatedStep Step(Stage stage, Branch branch, Step step, CaseFile file, Plan plan, bool isFirst)
    {
        if (!plan.Applies(stage, branch, step)) return new(step.Id, Word(false), 0, [], null, null);
        var resolution = new Resolution(file, at);
        var (found, excluded) = (resolution.Of(step), resolution.Excluded(step));
        var seats = found.Seats.Select(s => s.Text).ToList();

        // Later steps may ask the seats of this one.
        file.Steps.Add(new StepRun { RequestId = file.Request.Id, Round = 1, StageId = stage.Id, BranchId = branch.Id, StepId = step.Id, SpecHash = step.Hash, Seats = seats });
        DateTimeOffset? due = isFirst && step.Sla is { } sla && step == branch.Steps[0] ? at.Calendar.Add(at.Now, sla.Due) : null;
        return new(step.Id, Word(true), seats.Count == 0 ? 0 : step.Quorum.Need(seats.Count), [.. seats.Select(s => new SimulatedSeat(s, [.. Seats.Holders(s, at.Directory).Where(u => resolution.Eligible(u, excluded))]))], found.Problem, due);
    }

    private static string Word(bool applies) => applies ? "Planned" : "Skipped";
}
