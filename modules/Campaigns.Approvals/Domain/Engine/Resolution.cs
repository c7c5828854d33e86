using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>A seat with the position it was made from.</summary>
internal sealed record Seat(string Text, string? Origin = null);

/// <summary>Who a step asks.</summary>
/// <param name="Seats">In order of first mention, each once.</param>
/// <param name="Problem">Kind of the incident that keeps the step from opening; null: none.</param>
internal sealed record Resolved(IReadOnlyList<Seat> Seats, string? Problem);

/// <summary>Finds the seats of a step. Late: when the step opens, from who holds what then.</summary>
internal sealed class Resolution(CaseFile file, Circumstances at)
{
    public const string NoArea = "no-area", NoApprover = "no-eligible-approver", Quorum = "quorum-unreachable";

    public Resolved Of(Step step)
    {
        var seats = new List<Seat>();
        string? problem = null;
        foreach (var assign in step.Assign)
        {
            var (found, wrong) = Of(assign, step);
            problem ??= wrong;
            foreach (var seat in found)
                if (!seats.Exists(s => s.Text == seat.Text)) seats.Add(seat);
        }

        if (problem is not null) return new([], problem);
        if (seats.Count == 0) return new([], step.OnEmpty == OnEmpty.Skip || OnlyMissingAreas(step) ? null : NoApprover);
        return step.Quorum.Need(seats.Count) > seats.Count ? new([], Quorum) : new(seats, null);
    }

    /// <summary>Seats of an escalation: whoever is there; a problem is no reason not to escalate to the others.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<Assign> to, Step step) => [.. to.SelectMany(a => Of(a, step).Seats.Select(s => s.Text)).Distinct()];

    /// <summary>Who may not decide this step, whoever asks.</summary>
    public IReadOnlySet<string> Excluded(Step step)
    {
        var people = new HashSet<string>();
        foreach (var exclusion in step.Exclude)
        {
            if (exclusion.StepId is { } earlier) people.UnionWith(file.Steps.Where(s => s.StepId == earlier).SelectMany(s => s.Deciders));
            else if (exclusion.Fact is { } fact) people.UnionWith(file.Facts.Person(fact) is { } person ? [person] : []);
            else people.Add(file.Request.RequesterId);
        }

        return people;
    }

    private (IReadOnlyList<Seat> Seats, string? Problem) Of(Assign assign, Step step) => assign switch
    {
        ByPosition position => OfPosition(position, step),
        ByUser user => People([user.User], null, step),
        ByFact fact => People(file.Facts.Person(fact.Fact) is { } person ? [person] : [], null, step),
        ByHead head => People(HeadOf(head) is { } person ? [person] : [], null, step),
        BySameStep same => ([.. file.Steps.Where(s => s.StepId == same.StepId).SelectMany(s => s.Seats).Select(s => new Seat(s))], null),
        _ => throw new InvalidOperationException($"No seats for {assign.GetType().Name}"),
    };

    private string? HeadOf(ByHead head)
    {
        var of = head.Fact is { } fact ? file.Facts.Person(fact) : file.Request.RequesterId;
        return of is null ? null : at.Directory.ManagerOf(of);
    }

    private (IReadOnlyList<Seat> Seats, string? Problem) OfPosition(ByPosition assign, Step step)
    {
        var area = assign.Area ?? at.Directory.Ancestor(file.Request.Area, assign.Level!);
        if (area is null) return ([], step.OnNoArea == OnNoArea.Skip ? null : NoArea);
        var position = new Position(assign.Role, assign.Org, area);
        if (assign.EachPerson) return People(at.Directory.Holders(assign.Role, assign.Org, area), position.ToString(), step);
        for (var here = position; ;)
        {
            if (HasEligible(here, step)) return ([new(here.ToString())], null);
            if (step.OnEmpty == OnEmpty.Skip) return ([], null);
            if (step.OnEmpty != OnEmpty.Parent || at.Directory.ParentOf(here.Area) is not { } above) return ([], NoApprover);
            here = here with { Area = above };
        }
    }

    private bool HasEligible(Position position, Step step)
    {
        var excluded = Excluded(step);
        return at.Directory.Holders(position.Role, position.Org, position.Area).Any(u => Eligible(u, excluded));
    }

    private (IReadOnlyList<Seat> Seats, string? Problem) People(IReadOnlyList<string> people, string? origin, Step step)
    {
        var excluded = Excluded(step);
        return ([.. people.Where(u => Eligible(u, excluded)).Order(StringComparer.Ordinal).Select(u => new Seat(State.Seats.OfUser(u), origin))], null);
    }

    public bool Eligible(string user, IReadOnlySet<string> excluded) =>
        at.Directory.IsActive(user) && !excluded.Contains(user) && (file.Route.SelfApproval == SelfApproval.Allow || user != file.Request.RequesterId);

    // Every entry was dropped because its level is not there and the route says to leave such seats out.
    private bool OnlyMissingAreas(Step step) => step.OnNoArea == OnNoArea.Skip
        && step.Assign.All(a => a is ByPosition { Area: null } p && at.Directory.Ancestor(file.Request.Area, p.Level!) is null);
}
