using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.SubmitRequest;

/// <summary>What other modules ask of this one.</summary>
internal sealed class ApprovalsForOthers(ApprovalsDbContext db, Submissions submissions, SubjectTypes types, CaseWork work, RouteShelf shelf) : IApprovals
{
    public async Task<RequestRef> SubmitAsync(SubmitApproval c, CancellationToken ct)
    {
        if (await Returned(c, ct) is { } again) return again;
        var result = await submissions.Submit(c, new(c.RequesterId, "command"), ct);
        if (!result.Succeeded) throw new ApprovalRefusedException(result.Failures[0].ApiCode);
        var request = result.Value.File.Request;
        return new(request.Id, request.Number, request.State.ToString());
    }

    // What went back for changes is the same question: its next round.
    private async Task<RequestRef?> Returned(SubmitApproval c, CancellationToken ct)
    {
        var key = Request.KeyOf(c.SubjectType, c.SubjectId, c.Purpose);
        var open = await db.Requests.AsNoTracking().Where(r => r.OpenKey == key && r.State == RequestState.Returned).Select(r => new { r.Id, r.RequesterId }).SingleOrDefaultAsync(ct);
        if (open is null || types.Provider(c.SubjectType) is not { } provider || await provider.GetAsync(c.SubjectId, ct) is not { } snapshot) return null;
        var worked = await work.Do(open.Id, new(open.RequesterId, "command"), (file, at) => new Requests(file, at).Resubmit(snapshot), ct);
        if (worked.Answer.Failure is { } failure && failure != Refusals.NotReturned) throw new ApprovalRefusedException(failure.ApiCode);
        var request = worked.File!.Request;
        return new(request.Id, request.Number, request.State.ToString());
    }

    public async Task SubjectChangedAsync(SubjectChanged e, CancellationToken ct)
    {
        var open = await db.Requests.Where(r => r.SubjectType == e.SubjectType && r.SubjectId == e.SubjectId && r.OpenKey != null).Select(r => r.Id).ToListAsync(ct);
        if (open.Count == 0 || types.Provider(e.SubjectType) is not { } provider || await provider.GetAsync(e.SubjectId, ct) is not { } snapshot) return;
        foreach (var id in open) await work.Do(id, Caller.Engine, (file, at) => new Requests(file, at).SubjectChanged(snapshot), ct);
    }

    public async Task<bool> CancelAsync(CancelApproval c, CancellationToken ct)
    {
        var key = Request.KeyOf(c.SubjectType, c.SubjectId, c.Purpose);
        var id = await db.Requests.Where(r => r.OpenKey == key).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct);
        return id is { } open && (await work.Do(open, Caller.Command, (file, at) => new Requests(file, at).Cancel(c.Reason), ct)).Answer.Failure is null;
    }

    public async Task<IReadOnlyDictionary<string, string>> WaitingAtAsync(string type, string purpose, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var open = await (
            from r in db.Requests.AsNoTracking()
            join s in db.Steps.AsNoTracking() on new { r.Id, r.Round } equals new { Id = s.RequestId, s.Round }
            where r.SubjectType == type && r.Purpose == purpose && ids.Contains(r.SubjectId) && r.State == RequestState.InProgress && (s.State == StepState.Open || s.State == StepState.Blocked)
            select new { r.SubjectId, r.RouteKey, r.RouteVersion, s.StageId, s.BranchId }).ToListAsync(ct);
        var words = new Dictionary<string, string>();
        foreach (var request in open.GroupBy(o => o.SubjectId))
        {
            var route = await shelf.Version(request.First().RouteKey, request.First().RouteVersion, ct);
            words[request.Key] = string.Join(", ", request.Select(o => Shown.TitleOf(route.StageOf(o.StageId), o.BranchId)).Distinct());
        }

        return words;
    }

    public async Task<ApprovalStatus?> StatusAsync(string type, string id, string purpose, CancellationToken ct)
    {
        var newest = await db.Requests.AsNoTracking().Where(r => r.SubjectType == type && r.SubjectId == id && r.Purpose == purpose).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        if (newest is null) return null;
        var seats = await db.Items.Where(i => i.RequestId == newest.Id && i.State == ItemState.Open).OrderBy(i => i.Ordinal).Select(i => i.Seat).ToListAsync(ct);
        var said = await db.Items.Where(i => i.RequestId == newest.Id && (i.Outcome == Outcome.Return || i.Outcome == Outcome.Reject)).OrderByDescending(i => i.DecidedAt).Select(i => i.Comment).FirstOrDefaultAsync(ct);
        return new(newest.Id, newest.State.ToString(), newest.Execution.ToString(), newest.SubjectVersion, seats) { Comment = said };
    }
}
