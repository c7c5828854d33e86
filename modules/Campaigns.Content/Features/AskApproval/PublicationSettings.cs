using Campaigns.Kernel.Settings;

namespace Campaigns.Content.Features.AskApproval;

/// <summary>What is shown to the public without asking.</summary>
[Settings("Content", "publication")]
internal sealed record PublicationSettings
{
    /// <summary>News is shown only after the route for publications has approved it; while the feature Approvals is off the permission suffices.</summary>
    public bool AnnouncementsNeedApproval { get; init; }
}
