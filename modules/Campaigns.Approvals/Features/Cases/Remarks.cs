using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Features.Cases;

/// <summary>Words beside the decisions; possible at any time, also when the request is closed.</summary>
internal static class Remarks
{
    public static Guid Say(CaseFile file, Circumstances at, string author, string text, bool isNew = false, string? asks = null)
    {
        var remark = new Remark { RequestId = file.Request.Id, Author = author, At = at.Now, Text = text, Asks = asks };
        if (!isNew) file.Change();
        file.Added.Add(remark);
        if (asks is not null) file.Tell(asks, "asked", null, file.Seq, at.Now);
        file.Log(at, "CommentAdded", new() { ["commentId"] = remark.Id.ToString() });
        return remark.Id;
    }
}
