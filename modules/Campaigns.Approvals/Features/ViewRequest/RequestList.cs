using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>What a list is narrowed to.</summary>
internal sealed record RequestFilter(string? State = null, string? SubjectType = null, string? SubjectId = null, string? Area = null, string? Route = null, string? Requester = null, string? Decider = null);

/// <summary>A line of a list.</summary>
internal sealed record RequestLine(Guid Id, string Number, string RouteKey, int RouteVersion, string SubjectType, string SubjectId, string Purpose, string Title, string Area, string State, string Execution,
    int Round, bool OnHold, int Version, string RequesterId, DateTimeOffset SubmittedAt, DateTimeOffset? ClosedAt);

/// <summary>Requests one may read, the newest first.</summary>
internal sealed class RequestList(ApprovalsDbContext db, Surroundings surroundings)
{
    private const int Chunk = 400;

    public async Task<Paged<RequestLine>> Page(Caller caller, RequestFilter filter, int? limit, string? cursor, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, PagingExtensions.MaxLimit);
        var (found, after) = (new List<RequestLine>(), Cursor.ReadGuid(cursor));
        var directory = await surroundings.Directory(ct);
        while (true)
        {
            var rows = await Rows(filter, after, ct);
            var ids = rows.ConvertAll(r => r.Id);
            var mine = await db.Participants.Where(p => p.UserId == caller.UserId && ids.Contains(p.RequestId)).Select(p => p.RequestId).ToHashSetAsync(ct);
            foreach (var r in rows)
            {
                if (r.RequesterId != caller.UserId && !mine.Contains(r.Id) && !caller.Holds(Permissions.RequestRead, Areas.PathOf(directory, r.Area))) continue;
                if (found.Count == take) return new(found, Cursor.Write(found[^1].Id));
                found.Add(Line(r));
            }

            if (rows.Count < Chunk) return new(found, null);
            after = rows[^1].Id;
        }
    }

    private Task<List<Request>> Rows(RequestFilter f, Guid? after, CancellationToken ct)
    {
        var query = db.Requests.AsNoTracking();
        if (f.State is { } word) query = Enum.TryParse<RequestState>(word, out var state) ? query.Where(r => r.State == state) : query.Where(r => false);
        if (f.SubjectType is { } type) query = query.Where(r => r.SubjectType == type);
        if (f.SubjectId is { } subject) query = query.Where(r => r.SubjectId == subject);
        if (f.Area is { } area) query = query.Where(r => r.Area == area);
        if (f.Route is { } route) query = query.Where(r => r.RouteKey == route);
        if (f.Requester is { } requester) query = query.Where(r => r.RequesterId == requester);
        if (f.Decider is { } decider) query = query.Where(r => db.Items.Any(i => i.RequestId == r.Id && i.DecidedBy == decider));
        if (after is { } place) query = query.Where(r => r.Id < place);
        return query.OrderByDescending(r => r.Id).Take(Chunk).ToListAsync(ct);
    }

    private static RequestLine Line(Request r) => new(r.Id, r.Number, r.RouteKey, r.RouteVersion, r.SubjectType, r.SubjectId, r.Purpose, r.Title, r.Area, r.State.ToString(), r.Execution.ToString(),
        r.Round, r.OnHold, r.Revision, r.RequesterId, r.SubmittedAt, r.ClosedAt);
}
