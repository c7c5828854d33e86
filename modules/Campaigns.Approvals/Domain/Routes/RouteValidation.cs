using Campaigns.Approvals.Contracts;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Whether a route can be published: errors block, warnings are shown. Codes and places are section 4's.</summary>
internal sealed class RouteValidation
{
    private readonly List<Fault> _errors = [];
    private readonly List<Fault> _warnings = [];
    private readonly Route _route;
    private readonly ApprovalSubjectType? _type;
    private readonly RouteReferences _references;

    private RouteValidation(Route route, ApprovalSubjectType? type, IDirectory directory, Templates templates)
    {
        (_route, _type) = (route, type);
        _references = new(route, type, directory, templates, _errors, _warnings);
    }

    public static (IReadOnlyList<Fault> Errors, IReadOnlyList<Fault> Warnings) Check(Route route, ApprovalSubjectType? type, IDirectory directory, Templates templates)
    {
        var check = new RouteValidation(route, type, directory, templates);
        check.Run();
        return (check._errors, check._warnings);
    }

    private void Run()
    {
        if (_type is null) _errors.Add(new("/subjectType", "unknown-subject-type", _route.SubjectType));
        UniqueIds();
        _references.Condition(_route.AppliesWhen);
        if (_route.Stages.All(s => s.When is not null)) _warnings.Add(new("/stages", "every-stage-conditional"));
        for (var i = 0; i < _route.Stages.Count; i++) Stage(_route.Stages[i], $"/stages/{i}");
        foreach (var (name, actions) in _route.Hooks) Actions(actions, name);
        if (_type is { Financial: true } && _route.SelfApproval == SelfApproval.Allow) _errors.Add(new("/selfApproval", "financial-self-approval"));
    }

    // A stage written with `step` has one branch and one step of the stage's own id: that is one id, not three.
    private void UniqueIds()
    {
        var (groups, steps) = (new HashSet<string>(), new HashSet<string>());
        for (var i = 0; i < _route.Stages.Count; i++)
        {
            var stage = _route.Stages[i];
            if (!groups.Add(stage.Id)) _errors.Add(new($"/stages/{i}/id", "duplicate-id", stage.Id));
            for (var j = 0; j < stage.Branches.Count; j++)
            {
                var branch = stage.Branches[j];
                var shortForm = stage.Branches.Count == 1 && branch.Id == stage.Id;
                if (!shortForm && !groups.Add(branch.Id)) _errors.Add(new($"/stages/{i}/branches/{j}/id", "duplicate-id", branch.Id));
                for (var k = 0; k < branch.Steps.Count; k++)
                    if (!steps.Add(branch.Steps[k].Id)) _errors.Add(new($"{Place(i, j, k, shortForm)}/id", "duplicate-id", branch.Steps[k].Id));
            }
        }
    }

    private void Stage(Stage stage, string pointer)
    {
        _references.Condition(stage.When);
        if (!Reachability.CanBeReached(_route, stage)) _errors.Add(new(stage.When is null ? pointer : pointer + "/when", "unreachable-stage", stage.Id));
        if (stage.Join.Kind == JoinKind.AtLeast && stage.Join.AtLeast > stage.Branches.Count) _errors.Add(new(pointer + "/join", "unreachable-quorum"));
        for (var j = 0; j < stage.Branches.Count; j++)
        {
            var branch = stage.Branches[j];
            _references.Condition(branch.When);
            for (var k = 0; k < branch.Steps.Count; k++)
                Step(branch.Steps[k], stage.Branches.Count == 1 && branch.Id == stage.Id ? pointer + "/step" : $"{pointer}/branches/{j}/steps/{k}");
        }

        Actions(stage.OnApproved, "approved");
    }

    private void Step(Step step, string pointer)
    {
        _references.Step(step, pointer);
        Actions(step.Sla?.OnExpire?.Actions ?? [], step.Sla?.OnExpire?.Outcome.Word() ?? "");
        if (step.OnEmpty == OnEmpty.Skip) _warnings.Add(new(pointer + "/onEmpty", "step-may-be-skipped", step.Id));
        if (_type is not { Financial: true }) return;
        if (step.Sla?.OnExpire is { Outcome: Outcome.Approve }) _errors.Add(new(pointer + "/sla/onExpire/outcome", "financial-auto-approve", step.Id));
        if (step.Link == LinkUse.Confirm) _errors.Add(new(pointer + "/link", "financial-link", step.Id));
        if (step.Bulk == true) _errors.Add(new(pointer + "/bulk", "financial-bulk", step.Id));
    }

    private void Actions(IReadOnlyList<ActionSpec> actions, string outcome)
    {
        foreach (var action in actions)
        {
            _references.Action(action, outcome);
            if (action.Compensates && !actions.Any(other => other != action && other.Compensate is not null)) _warnings.Add(new(action.Pointer + "/onFailure", "nothing-to-undo", action.Command));
        }
    }

    private static string Place(int stage, int branch, int step, bool shortForm) => shortForm && step == 0 ? $"/stages/{stage}/step" : $"/stages/{stage}/branches/{branch}/steps/{step}";
}
