using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.SubmitRequest;

/// <summary>A new request, or the open one that was found instead.</summary>
internal sealed record Submitted(CaseFile File, Circumstances At, bool Found);

/// <summary>Puts records up for approval: picks the route that fits and starts it.</summary>
internal sealed class Submissions(ApprovalsDbContext db, Surroundings surroundings, SubjectTypes types, RouteShelf shelf, ShippedRoutes shipped, CaseWork work)
{
    /// <summary>Which route would take it; null: none.</summary>
    public async Task<(Route Route, int Number)?> Pick(string subjectType, SubjectSnapshot snapshot, CancellationToken ct)
    {
        var (facts, directory) = (new Facts(snapshot.Facts), await surroundings.Directory(ct));
        var published = await shelf.Published(subjectType, ct);
        if (published.Count == 0)
        {
            await shipped.Ensure(subjectType, ct);
            published = await shelf.Published(subjectType, ct);
        }

        foreach (var one in published)
            if (one.Route.AppliesWhen.Holds(facts, directory)) return one;
        return null;
    }

    public async Task<Result<Submitted>> Submit(SubmitApproval c, Caller caller, CancellationToken ct)
    {
        if (types.Provider(c.SubjectType) is not { } provider || await provider.GetAsync(c.SubjectId, ct) is not { } snapshot) return Refusals.UnknownSubject;
        if (caller.Channel != Caller.Command.Channel && !await provider.CanSubmitAsync(c.RequesterId, c.SubjectId, ct)) return Refusals.Forbidden;
        if (await Pick(c.SubjectType, snapshot, ct) is not { } route) return Refusals.NoRoute;
        var at = await surroundings.For(caller, c.SubjectType, snapshot.Area, route.Route.Calendar, ct);
        var file = Requests.Submit(new(c, snapshot, route.Route, route.Number), at);
        if (c.Comment is { Length: > 0 } comment) Remarks.Say(file, at, c.RequesterId, comment, isNew: true);

        // Whether the same question is open is asked once, in its turn.
        if (!await work.Open(file, ct)) return await Open(c, caller, ct) is { } other ? Existing(other, snapshot) : Refusals.OpenRequestExists;
        return new Submitted(file, at, false);
    }

    // The same version again is the same question; another version must wait or be told as a change.
    private static Result<Submitted> Existing(Worked open, SubjectSnapshot snapshot) =>
        open.File!.Request.SubjectVersion == snapshot.Version ? new Submitted(open.File, open.At!, true) : Refusals.OpenRequestExists;

    private async Task<Worked?> Open(SubmitApproval c, Caller caller, CancellationToken ct)
    {
        var key = Request.KeyOf(c.SubjectType, c.SubjectId, c.Purpose);
        var id = await db.Requests.Where(r => r.OpenKey == key).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct);
        return id is { } found ? await work.Look(found, caller, ct) : null;
    }
}
