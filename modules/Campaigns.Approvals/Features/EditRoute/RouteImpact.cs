using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.EditRoute;

/// <summary>What a draft would have done to the requests that run now.</summary>
/// <param name="Open">So many run on this route.</param>
/// <param name="Elsewhere">So many of them would have been asked of others, or taken by another route.</param>
internal sealed record RouteImpact(int Open, int Elsewhere)
{
    // The newest; whoever edits a route waits for the answer.
    private const int AtMost = 500;

    public static async Task<RouteImpact> Of(ApprovalsDbContext db, RouteShelf shelf, Route draft, IDirectory directory, CancellationToken ct)
    {
        var running = await db.Requests.Where(r => r.RouteKey == draft.Key && r.State == RequestState.InProgress).OrderByDescending(r => r.Id).Take(AtMost)
            .Join(db.Rounds, r => new { Id = r.Id, r.Round }, o => new { Id = o.RequestId, o.Round }, (r, o) => new { r.RouteVersion, o.Facts }).ToListAsync(ct);
        var elsewhere = 0;
        foreach (var one in running)
        {
            var facts = Facts.Read(one.Facts);
            var now = Way(await shelf.Version(draft.Key, one.RouteVersion, ct), facts, directory);
            if (!draft.AppliesWhen.Holds(facts, directory) || !now.SequenceEqual(Way(draft, facts, directory))) elsewhere++;
        }

        return new(running.Count, elsewhere);
    }

    // Who is asked, in which order: a title or a deadline that differs sends nobody elsewhere.
    private static List<string> Way(Route route, Facts facts, IDirectory directory)
    {
        var plan = Plan.Of(route, facts, directory);
        return [.. route.Stages.SelectMany(s => s.Branches.SelectMany(b => b.Steps.Where(t => plan.Applies(s, b, t)).Select(t => $"{s.Id}: {string.Join(", ", t.Assign.Select(RouteWords.Of).Order(StringComparer.Ordinal))}")))];
    }
}
