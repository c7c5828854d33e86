using Campaigns.Kernel.Security;

namespace Campaigns.Targets;

/// <summary>Everybody who works in a campaign may see what it is; who plans sets it; who steers sees how far it is.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string View = "targets.campaign-view", Edit = "targets.campaign-edit", Dashboard = "targets.dashboard-view";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(View, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Trainer, Roles.Presenter,
            Roles.Desk, Roles.Collector, Roles.Cashier, Roles.Director, Roles.Editor, Roles.Auditor),
        new(Edit, Roles.Admin, Roles.Coordinator),
        new(Dashboard, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Director, Roles.Auditor),
    ];
}
