using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>The inboxes as they follow from the open items.</summary>
internal static class Inbox
{
    /// <summary>Sorts what has no deadline after everything that has one.</summary>
    public static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<InboxEntry> Of(CaseFile file) => file.Items.Where(i => i.State == ItemState.Open).SelectMany(i => i.InboxKeys.Distinct().Select(key => new InboxEntry
    {
        CandidateKey = key,
        DueSort = i.DueAt ?? Never,
        ItemId = i.Id,
        RequestId = i.RequestId,
        StepRunId = i.StepRunId,
        RequesterId = file.Request.RequesterId,
        SubjectType = file.Request.SubjectType,
        Area = file.Request.Area,
        OpenedAt = i.OpenedAt,
    }));
}
