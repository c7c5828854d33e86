using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Features.EditRoute;

/// <summary>A decision of a trial.</summary>
/// <param name="StageId">Where.</param>
/// <param name="Seat">Who was asked.</param>
/// <param name="Person">Who would decide; null: nobody can.</param>
/// <param name="Latest">When at the latest.</param>
internal sealed record TrialStep(string StageId, string StepId, string Seat, string? Person, DateTimeOffset? Latest);

/// <summary>How a trial ended.</summary>
internal sealed record TrialResult(IReadOnlyList<TrialStep> Steps, string State, string? Problem, DateTimeOffset End);

/// <summary>Runs a route from beginning to end on an invented or a real subject, everybody deciding at the last moment, by the engine itself. Nothing is written.</summary>
internal sealed class TrialRun(Route route, SubjectSnapshot subject, string requester, Circumstances at)
{
    private const int MostSteps = 500;

    public TrialResult Run()
    {
        var now = at;
        var file = Requests.Submit(new(new(route.SubjectType, "trial", requester), subject, route, 0), now with { Actor = requester });
        var steps = new List<TrialStep>();
        while (file.Request.State == RequestState.InProgress && steps.Count < MostSteps)
        {
            if (file.Items.Where(i => i.State == ItemState.Open).OrderBy(i => i.DueAt ?? DateTimeOffset.MaxValue).ThenBy(i => i.Ordinal).FirstOrDefault() is not { } item) break;
            now = now with { Now = item.DueAt > now.Now ? item.DueAt.Value : now.Now };
            var run = file.StepRunOf(item);
            var person = Seats.Holders(item.Seat, at.Directory).FirstOrDefault(u => new Eligibility(file, now with { Actor = u }).MayBeGiven(item, u));
            steps.Add(new(run.StageId, run.StepId, item.Seat, person, item.DueAt));
            if (person is null) return new(steps, file.Request.State.ToString(), Resolution.NoApprover, now.Now);
            var said = new Decisions(file, now with { Actor = person }).Decide(item, new(Outcome.Approve, file.Request.SubjectVersion, "trial", Attachments: 1));
            if (said.Failure is { } failure) return new(steps, file.Request.State.ToString(), failure.ApiCode, now.Now);
        }

        return new(steps, file.Request.State.ToString(), file.Incidents.Find(i => i.Open)?.Kind, now.Now);
    }
}
