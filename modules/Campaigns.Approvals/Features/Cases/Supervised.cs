using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Features.Cases;

/// <summary>What a permission in the request's area lets people do to requests that are not theirs. Who may not even read it is told that it is not there.</summary>
internal static class Supervised
{
    public static Answer Withdraw(CaseFile file, Circumstances at, Caller caller, string? comment) => new Requests(file, at).Withdraw(comment, Holds(caller, Permissions.WithdrawAny, file, at));

    public static Answer Cancel(CaseFile file, Circumstances at, Caller caller, string? comment) =>
        Against(caller, Permissions.Cancel, file, at) ?? (string.IsNullOrWhiteSpace(comment) ? Refusals.CommentRequired : new Requests(file, at).Cancel(comment));

    public static Answer Hold(CaseFile file, Circumstances at, Caller caller, string? comment) =>
        Against(caller, Permissions.Hold, file, at) ?? (string.IsNullOrWhiteSpace(comment) ? Refusals.CommentRequired : new Requests(file, at).Hold(comment));

    public static Answer Release(CaseFile file, Circumstances at, Caller caller) => Against(caller, Permissions.Hold, file, at) ?? new Requests(file, at).Release();

    public static Answer Reassign(CaseFile file, Circumstances at, Caller caller, WorkItem item, string to) => Against(caller, Permissions.Reassign, file, at) ?? new Handing(file, at).Reassign(item, to);

    private static Answer? Against(Caller caller, string permission, CaseFile file, Circumstances at)
    {
        if (!new Eligibility(file, at).MayRead()) return Refusals.NotFound;
        return Holds(caller, permission, file, at) ? null : (Answer)Refusals.Forbidden;
    }

    private static bool Holds(Caller caller, string permission, CaseFile file, Circumstances at) => caller.Holds(permission, Areas.PathOf(at.Directory, file.Request.Area));
}
