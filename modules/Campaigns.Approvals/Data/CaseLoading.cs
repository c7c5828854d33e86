using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Data;

/// <summary>Loads and keeps everything of one request.</summary>
internal static class CaseLoading
{
    /// <summary>The request as it is now, tracked; null: there is none.</summary>
    /// <param name="db">The context; inside the turn of the request when it is to be changed.</param>
    /// <param name="id">The request.</param>
    /// <param name="routeOf">Gives a published version.</param>
    /// <param name="itemId">An item that somebody points at, of whatever round.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<CaseFile?> LoadCase(this ApprovalsDbContext db, Guid id, Func<string, int, CancellationToken, Task<Route>> routeOf, Guid? itemId, CancellationToken ct)
    {
        if (await db.Requests.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request) return null;
        var round = await db.Rounds.SingleAsync(r => r.RequestId == id && r.Round == request.Round, ct);
        var steps = await db.Steps.Where(s => s.RequestId == id && s.Round == request.Round).OrderBy(s => s.Id).ToListAsync(ct);
        var all = await db.Items.Where(i => i.RequestId == id).OrderBy(i => i.Id).ToListAsync(ct);
        var last = await db.History.AsNoTracking().Where(a => a.RequestId == id).OrderByDescending(a => a.Seq).Select(a => new { a.Seq, a.Hash }).FirstAsync(ct);
        var ids = steps.ConvertAll(s => s.Id).ToHashSet();
        var file = new CaseFile(request, await routeOf(request.RouteKey, request.RouteVersion, ct))
        {
            Round = round,
            Facts = Facts.Read(round.Facts),
            Plan = Plan.Read(round.Plan),
            Stages = await db.Stages.Where(s => s.RequestId == id && s.Round == request.Round).OrderBy(s => s.Ordinal).ToListAsync(ct),
            Steps = steps,
            Items = [.. all.Where(i => ids.Contains(i.StepRunId))],
            Votes = [.. (await db.Votes.Where(v => v.RequestId == id).ToListAsync(ct)).Where(v => ids.Contains(v.StepRunId))],
            Timers = await db.Timers.Where(t => t.RequestId == id).ToListAsync(ct),
            Actions = await db.Actions.Where(a => a.RequestId == id).OrderBy(a => a.Round).ThenBy(a => a.Ordinal).ToListAsync(ct),
            Incidents = await db.Incidents.Where(i => i.RequestId == id).OrderBy(i => i.Id).ToListAsync(ct),
            Participants = await db.Participants.Where(p => p.RequestId == id).Select(p => p.UserId).ToHashSetAsync(ct),
            Seq = last.Seq,
            LastHash = last.Hash,
        };
        if (itemId is { } wanted && all.Find(i => i.Id == wanted) is { } past && !ids.Contains(past.StepRunId))
        {
            file.PastItems.Add(past);
            file.PastSteps.Add(await db.Steps.SingleAsync(s => s.Id == past.StepRunId, ct));
        }

        return file;
    }

    /// <summary>Puts what the engine changed into the context, the inboxes with it.</summary>
    public static async Task KeepCase(this ApprovalsDbContext db, CaseFile file, bool isNew, CancellationToken ct)
    {
        file.Request.Tell(file.Events);
        db.AddRange(file.Added);
        db.RemoveRange(file.Removed);
        var wanted = Inbox.Of(file).ToDictionary(e => (e.CandidateKey, e.DueSort, e.ItemId));
        if (!isNew)
        {
            foreach (var entry in await db.Inbox.Where(e => e.RequestId == file.Request.Id).ToListAsync(ct))
                if (!wanted.Remove((entry.CandidateKey, entry.DueSort, entry.ItemId))) db.Remove(entry);
        }

        db.AddRange(wanted.Values);
    }
}
