using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Data;

/// <summary>A request, by itself or by an item of it, of whatever round.</summary>
internal readonly record struct CaseRef(Guid? RequestId, Guid? ItemId)
{
    public static CaseRef Of(Guid requestId) => new(requestId, null);
}

/// <summary>A request as it was read.</summary>
/// <param name="File">Everything of it.</param>
/// <param name="HasPrincipals">Whether who asks may stand in for somebody, now or at another time: for whom now, is a question of its own.</param>
internal sealed record LoadedCase(CaseFile File, bool HasPrincipals);

/// <summary>Loads and keeps everything of one request.</summary>
internal static class CaseLoading
{
    /// <summary>The request as it is now, tracked; null: there is none.</summary>
    /// <param name="db">The context; inside the turn of the request when it is to be changed.</param>
    /// <param name="which">The request, or an item of it.</param>
    /// <param name="shelf">Gives a published version.</param>
    /// <param name="user">Who asks: see <see cref="LoadedCase"/>.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<LoadedCase?> LoadCase(this ApprovalsDbContext db, CaseRef which, RouteShelf shelf, string user, CancellationToken ct)
    {
        var ask = CaseQueries.Of(db);
        if (await ask.Head(db, which.RequestId, which.ItemId, user, ct) is not { } head) return null;
        var (request, round, id) = (head.Request, head.Round, head.Request.Id);
        var steps = await ask.Steps(db, id, request.Round).ToListAsync(ct);
        var all = await ask.Items(db, id).ToListAsync(ct);
        var ids = steps.ConvertAll(s => s.Id).ToHashSet();
        var file = new CaseFile(request, await shelf.Version(request.RouteKey, request.RouteVersion, head.RouteHash, ct))
        {
            Round = round,
            Facts = Facts.Read(round.Facts),
            Plan = Plan.Read(round.Plan),
            Stages = await ask.Stages(db, id, request.Round).ToListAsync(ct),
            Steps = steps,
            Items = [.. all.Where(i => ids.Contains(i.StepRunId))],
            Votes = head.HasVotes ? [.. (await ask.Votes(db, id).ToListAsync(ct)).Where(v => ids.Contains(v.StepRunId))] : [],
            Timers = await ask.Timers(db, id).ToListAsync(ct),
            Actions = head.HasActions ? await ask.Actions(db, id).ToListAsync(ct) : [],
            Incidents = head.HasIncidents ? await ask.Incidents(db, id).ToListAsync(ct) : [],
            Participants = [.. await ask.Participants(db, id).ToListAsync(ct)],
            Seq = head.Seq,
            LastHash = head.Hash,
        };
        if (which.ItemId is { } wanted && all.Find(i => i.Id == wanted) is { } past && !ids.Contains(past.StepRunId))
        {
            file.PastItems.Add(past);
            file.PastSteps.Add(await db.Steps.SingleAsync(s => s.Id == past.StepRunId, ct));
        }

        return new(file, head.HasPrincipals);
    }

    /// <summary>Puts what the engine changed into the context, the inboxes with it.</summary>
    public static async Task KeepCase(this ApprovalsDbContext db, CaseFile file, bool isNew, CancellationToken ct)
    {
        file.Request.Tell(file.Events);
        var wanted = Inbox.Of(file).ToDictionary(e => (e.CandidateKey, e.DueSort, e.ItemId));
        if (!isNew)
        {
            foreach (var entry in await CaseQueries.Of(db).Inbox(db, file.Request.Id).ToListAsync(ct))
                if (!wanted.Remove((entry.CandidateKey, entry.DueSort, entry.ItemId))) db.Remove(entry);
        }

        // The request, words and files have their audit like everything else; all other rows are history themselves.
        var added = file.Added.Except(file.Removed, ReferenceEqualityComparer.Instance).ToList();
        db.RemoveRange(file.Removed.Except(file.Added, ReferenceEqualityComparer.Instance));
        db.AddRange(added.OfType<Entity>());
        db.Append(added.Where(row => row is not Entity));
        db.Append(wanted.Values);
    }
}
