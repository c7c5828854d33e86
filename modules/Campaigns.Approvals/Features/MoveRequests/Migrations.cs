using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.MoveRequests;

/// <summary>What is asked for.</summary>
internal sealed record MigrationWish(string Key, int From, int To, IReadOnlyDictionary<string, string?> Map, IReadOnlyList<Guid>? Requests, bool DryRun);

/// <summary>A request that was moved, or would be, with what its history says of it.</summary>
internal sealed record MovedRequest(Guid RequestId, string Number, string Title, IReadOnlyList<string> Changes);

internal sealed record RefusedRequest(Guid RequestId, string Code, string Number, string Title);

internal sealed record MigrationResult(IReadOnlyList<MovedRequest> Migrated, IReadOnlyList<RefusedRequest> Refused);

/// <summary>Moves running requests to another version of their route, each in a transaction of its own. Tried first: a dry run does the same and keeps nothing.</summary>
internal sealed class Migrations(ApprovalsDbContext db, CaseWork work, RouteShelf shelf)
{
    private const int Most = 1000;

    public async Task<MigrationResult> Run(MigrationWish wish, Caller caller, CancellationToken ct)
    {
        var to = await shelf.Version(wish.Key, wish.To, ct);
        var running = db.Requests.Where(r => r.RouteKey == wish.Key && r.RouteVersion == wish.From && (r.State == RequestState.InProgress || r.State == RequestState.Returned));
        var ids = wish.Requests is { } asked ? await running.Where(r => asked.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct) : await running.OrderBy(r => r.Id).Select(r => r.Id).Take(Most).ToListAsync(ct);
        var (moved, refused) = (new List<MovedRequest>(), new List<RefusedRequest>());
        foreach (var id in ids)
        {
            var worked = wish.DryRun ? await Try(id, to, wish, caller, ct) : await work.Do(id, caller with { Channel = "migration" }, (file, at) => Move(file, at, to, wish), ct);
            if (worked.Answer.Failure is { } failure) refused.Add(new(id, failure.ApiCode, worked.File?.Request.Number ?? "", worked.File?.Request.Title ?? ""));
            else moved.Add(new(id, worked.File!.Request.Number, worked.File.Request.Title, [.. worked.File.Rows.Skip(1).Select(r => $"{r.Event} {r.StepId ?? r.StageId}".TrimEnd())]));
        }

        return new(moved, refused);
    }

    private async Task<Worked> Try(Guid id, Domain.Routes.Route to, MigrationWish wish, Caller caller, CancellationToken ct)
    {
        var look = await work.Look(id, Caller.Engine with { UserId = caller.UserId }, ct);
        if (look.File is not { } file) return look;
        var answer = Move(file, look.At!, to, wish);
        db.ChangeTracker.Clear(); // Only looked at.
        return look with { Answer = answer };
    }

    private static Answer Move(CaseFile file, Circumstances at, Domain.Routes.Route to, MigrationWish wish)
    {
        var moving = new Moving(file, at);
        return moving.Against(to, wish.Map) is { } failure ? failure : moving.Move(to, wish.To, wish.Map);
    }
}
