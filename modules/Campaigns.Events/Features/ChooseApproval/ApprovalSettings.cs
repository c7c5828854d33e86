using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.ChooseApproval;

/// <summary>Who approves a planned event, in which order. Kept here; whoever runs approvals acts on it.</summary>
[Settings("Events", "approval")]
internal sealed record ApprovalSettings
{
    public ApprovalChain Chain { get; init; } = ApprovalChain.PostThenBhxh;
}

internal enum ApprovalChain
{
    PostThenBhxh,
    BhxhThenPost,
    OneStep,
}
