using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.ChooseApproval;

/// <summary>Who approves a planned event, in which order. A plan carries it as its fact <c>chain</c>, and routes
/// are chosen by that.</summary>
[Settings("Events", "approval")]
internal sealed record ApprovalSettings
{
    public ApprovalChain Chain { get; init; } = ApprovalChain.PostThenBhxh;

    /// <summary>As conditions of routes write it.</summary>
    public string Word => Chain switch
    {
        ApprovalChain.BhxhThenPost => "bhxh-then-post",
        ApprovalChain.OneStep => "one-step",
        _ => "post-then-bhxh",
    };
}

internal enum ApprovalChain
{
    PostThenBhxh,
    BhxhThenPost,
    OneStep,
}
