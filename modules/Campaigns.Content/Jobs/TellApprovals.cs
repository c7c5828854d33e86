using Campaigns.Content.Features.AskApproval;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Content.Jobs;

/// <summary>A text, and why its open question is void; null: it is not, the text only has another version.</summary>
internal sealed record ApprovalNews(Guid ItemId, string? Void);

/// <summary>Tells approvals what became of a text, after that was saved: also when the process dies between the two.</summary>
internal sealed class TellApprovals(PublicationApproval approval) : IJob<ApprovalNews>
{
    public Task Run(ApprovalNews args, CancellationToken ct) => args.Void is { } why ? approval.Drop(args.ItemId, why, ct) : approval.Revised(args.ItemId, ct);
}
