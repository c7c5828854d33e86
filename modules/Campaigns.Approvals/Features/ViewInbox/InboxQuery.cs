using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.ViewRequest;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.ViewInbox;

/// <summary>What an inbox is narrowed to.</summary>
/// <param name="Right">By which right it is the caller's; <c>lent</c>: by one that somebody gave them.</param>
internal sealed record InboxFilter(string? SubjectType = null, string? Area = null, bool Overdue = false, string? Right = null, bool ByOpened = false);

/// <summary>A key of somebody's inbox, and by which right it is theirs.</summary>
internal sealed record InboxKey(string Key, Right Right, string? OnBehalfOf);

/// <summary>An item with its request, and what the caller may say.</summary>
internal sealed record InboxLine(ItemView Item, Request Request, string? OnBehalfOf);

/// <summary>What waits for somebody: their positions, they themselves, and those they stand in for now. Each key is one range of the inbox's order.</summary>
internal sealed class InboxQuery(ApprovalsDbContext db, Surroundings surroundings, RouteShelf shelf)
{
    private const int CountsTo = 1000;

    public async Task<Paged<InboxLine>> Page(Caller caller, InboxFilter filter, int? limit, string? cursor, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, PagingExtensions.MaxLimit);
        var entries = new List<(InboxEntry Entry, InboxKey Key)>();
        foreach (var key in await Keys(caller, filter, ct)) entries.AddRange((await Next(Range(caller, key, filter), filter, cursor, take + 1, ct)).Select(e => (e, key)));
        var page = entries.OrderBy(e => filter.ByOpened ? e.Entry.OpenedAt : e.Entry.DueSort).ThenBy(e => e.Entry.ItemId).DistinctBy(e => e.Entry.ItemId).ToList();
        var lines = await Lines([.. page.Take(take)], ct);
        var last = page.Count > take ? page[take - 1].Entry : null;
        return new(lines, last is null ? null : Cursor.Write(filter.ByOpened ? last.OpenedAt : last.DueSort, last.ItemId));
    }

    /// <summary>How many wait and how many of them are late; counted up to a bound.</summary>
    public async Task<(int Open, int Overdue, bool Capped)> Count(Caller caller, CancellationToken ct)
    {
        var (open, late) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var key in await Keys(caller, new(), ct))
        {
            open.UnionWith(await Range(caller, key, new()).Take(CountsTo).Select(e => e.ItemId).ToListAsync(ct));
            late.UnionWith(await Range(caller, key, new(Overdue: true)).Take(CountsTo).Select(e => e.ItemId).ToListAsync(ct));
        }

        return (Math.Min(open.Count, CountsTo), Math.Min(late.Count, CountsTo), open.Count >= CountsTo);
    }

    /// <summary>How many of these still wait.</summary>
    public Task<int> StillOpen(IReadOnlyCollection<Guid> items, CancellationToken ct) =>
        items.Count == 0 ? Task.FromResult(0) : db.Items.CountAsync(i => items.Contains(i.Id) && i.State == ItemState.Open, ct);

    private async Task<IReadOnlyList<InboxKey>> Keys(Caller caller, InboxFilter filter, CancellationToken ct)
    {
        var directory = await surroundings.Directory(ct);
        var keys = new List<InboxKey>();
        if (filter.Right != "substitution" && directory.IsActive(caller.UserId))
        {
            if (filter.Right is not ("lent" or "delegation")) keys.AddRange(directory.PositionsOf(caller.UserId).Select(p => new InboxKey(p.ToString(), Right.Direct, null)));
            keys.Add(new(Seats.OfUser(caller.UserId), Right.Direct, null));
        }

        // Lent ones lie under the person's own key; which they are is seen at the item.
        if (filter.Right is not ("direct" or "delegation"))
        {
            foreach (var principal in await surroundings.StandsInFor(caller.UserId, filter.SubjectType, ct))
                keys.AddRange(directory.PositionsOf(principal).Select(p => p.ToString()).Append(Seats.OfUser(principal)).Select(k => new InboxKey(k, Right.Substitution, principal)));
        }

        return [.. keys.DistinctBy(k => k.Key)];
    }

    // Without what the caller is barred from anyway: their own requests, and steps in which they have spoken.
    private IQueryable<InboxEntry> Range(Caller caller, InboxKey key, InboxFilter filter)
    {
        var (me, principal, now) = (caller.UserId, key.OnBehalfOf ?? caller.UserId, surroundings.Now);
        var query = db.Inbox.AsNoTracking().Where(e => e.CandidateKey == key.Key && e.RequesterId != me && e.RequesterId != principal
            && !db.Votes.Any(v => v.StepRunId == e.StepRunId && (v.PersonId == me || v.PersonId == principal)));
        if (filter.Right == "delegation" || (filter.Right == "lent" && key.OnBehalfOf is null)) query = query.Where(e => db.Items.Any(i => i.Id == e.ItemId && i.DelegatedTo == me));
        if (filter.Right == "direct") query = query.Where(e => !db.Items.Any(i => i.Id == e.ItemId && i.DelegatedTo == me));
        if (filter.SubjectType is { } type) query = query.Where(e => e.SubjectType == type);
        if (filter.Area is { } area) query = query.Where(e => e.Area == area);
        if (filter.Overdue) query = query.Where(e => e.DueSort <= now);
        return filter.ByOpened ? query.OrderBy(e => e.OpenedAt).ThenBy(e => e.ItemId) : query.OrderBy(e => e.DueSort).ThenBy(e => e.ItemId);
    }

    // What is left of the cursor's own instant, then what comes later: each is a range of the key. As one condition the database would read through
    // everything of that instant, and a season's plans are often due at the same hour.
    private static async Task<List<InboxEntry>> Next(IQueryable<InboxEntry> range, InboxFilter filter, string? cursor, int take, CancellationToken ct)
    {
        if (Cursor.ReadAt(cursor) is not var (at, id)) return await range.Take(take).ToListAsync(ct);
        var (same, later) = filter.ByOpened
            ? (range.Where(e => e.OpenedAt == at && e.ItemId > id), range.Where(e => e.OpenedAt > at))
            : (range.Where(e => e.DueSort == at && e.ItemId > id), range.Where(e => e.DueSort > at));
        var found = await same.Take(take).ToListAsync(ct);
        if (found.Count < take) found.AddRange(await later.Take(take - found.Count).ToListAsync(ct));
        return found;
    }

    private async Task<List<InboxLine>> Lines(List<(InboxEntry Entry, InboxKey Key)> entries, CancellationToken ct)
    {
        var (items, requests, steps) = (entries.ConvertAll(e => e.Entry.ItemId), entries.ConvertAll(e => e.Entry.RequestId), entries.ConvertAll(e => e.Entry.StepRunId));
        var item = await db.Items.AsNoTracking().Where(i => items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var request = await db.Requests.AsNoTracking().Where(r => requests.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var step = await db.Steps.AsNoTracking().Where(s => steps.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var lines = new List<InboxLine>();
        var routes = new Dictionary<(string, int), Route>(); // Most lines of a page are of few routes.
        foreach (var (entry, key) in entries)
        {
            // Closed between the two reads: it is not waiting any more.
            if (!item.TryGetValue(entry.ItemId, out var i) || i.State != ItemState.Open) continue;
            var (r, s) = (request[i.RequestId], step[i.StepRunId]);
            if (!routes.TryGetValue((r.RouteKey, r.RouteVersion), out var route)) routes[(r.RouteKey, r.RouteVersion)] = route = await shelf.Version(r.RouteKey, r.RouteVersion, ct);
            var words = r.OnHold ? [] : route.AllSteps.First(x => x.Step.Id == s.StepId).Step.Outcomes.Select(o => o.Word()).ToList();
            var right = i.DelegatedTo is not null ? Right.Delegation : key.Right;
            lines.Add(new(ItemView.Of(i, s, r.SubjectVersion, surroundings.Now, words, right.Word()), r, key.OnBehalfOf));
        }

        return lines;
    }
}
