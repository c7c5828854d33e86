using Campaigns.Kernel.Security;

namespace Campaigns.Content;

/// <summary>Who may do what with written content. The public reads what is published without any permission.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string View = "content.item-view", Edit = "content.item-edit", Publish = "content.item-publish";

    /// <summary>Pictures lie where their record does: held at a place, and only there.</summary>
    public const string ViewMedia = "content.media-view", EditMedia = "content.media-edit";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(View, Roles.Admin, Roles.Coordinator, Roles.Editor, Roles.Director, Roles.Auditor) { SiteWide = true },
        new(Edit, Roles.Admin, Roles.Coordinator, Roles.Editor) { SiteWide = true },
        new(Publish, Roles.Admin, Roles.Editor) { SiteWide = true },
        new(ViewMedia, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Trainer, Roles.Presenter, Roles.Desk, Roles.Collector, Roles.Director, Roles.Editor, Roles.Auditor),
        new(EditMedia, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Editor),
    ];
}
