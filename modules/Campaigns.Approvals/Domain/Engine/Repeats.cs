using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Where the route says so, nobody is asked twice: who approved an earlier step of the round approves the later ones by it.</summary>
internal sealed class Repeats(CaseFile file, Circumstances at, Flow flow)
{
    public void Run(StageRun stage)
    {
        if (file.Route.Repeat != Repeat.Skip) return;
        foreach (var step in file.Steps.Where(s => s.StageId == stage.StageId && s.State == StepState.Open).ToList())
            foreach (var item in file.ItemsOf(step).Where(i => i.State == ItemState.Open).ToList())
                if (step.State == StepState.Open && stage.State == StageState.Open && Approver(item, step) is { } person) Take(item, step, person);
    }

    // Somebody of that seat who approved before, not in this step; and may approve here at all.
    private string? Approver(WorkItem item, StepRun step)
    {
        var approvers = file.Items.Where(i => i is { State: ItemState.Decided, Outcome: Outcome.Approve } && i.StepRunId != step.Id)
            .SelectMany(i => new[] { i.OnBehalfOf, i.DecidedBy }).OfType<string>().Concat(Kept(step)).ToHashSet();
        var resolution = new Resolution(file, at);
        var excluded = resolution.Excluded(file.Spec(step));
        return Seats.Holders(item.Seat, at.Directory)
            .FirstOrDefault(u => approvers.Contains(u) && resolution.Eligible(u, excluded) && !file.Votes.Exists(v => v.StepRunId == step.Id && v.PersonId == u));
    }

    // Steps kept from the round before have their deciders, and no items here.
    private IEnumerable<string> Kept(StepRun step) => file.Steps.Where(s => s.Id != step.Id && s.State == StepState.Approved && !file.Items.Exists(i => i.StepRunId == s.Id)).SelectMany(s => s.Deciders);

    private void Take(WorkItem item, StepRun step, string person)
    {
        var votes = new Votes(file, at.BySystem(at.Channel));
        votes.Cast(item, new(Outcome.Approve, Right.Repeat, person, null), concludes: false);
        if (step.Approvals < step.Need) return;
        new Closing(file, at.BySystem(at.Channel)).Conclude(step, StepTrigger.Approve);
        flow.Concluded(step);
    }
}
