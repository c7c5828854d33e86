using Campaigns.Kernel.Security;

namespace Campaigns.Network;

internal sealed class Permissions : IPermissionProvider
{
    /// <summary>Ask for administrative units; forms of every role choose from them.</summary>
    public const string ViewUnits = "network.units-view";

    /// <summary>Look through areas, organisations and offices.</summary>
    public const string ViewOrganisations = "network.organisations-view";

    /// <summary>See staff of the own area.</summary>
    public const string ViewStaff = "network.staff-view";

    /// <summary>Note leaves of staff of the own area.</summary>
    public const string WriteLeave = "network.leave-write";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(ViewUnits, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Trainer,
            Roles.Presenter, Roles.Desk, Roles.Collector, Roles.Cashier, Roles.Director, Roles.Editor, Roles.Auditor),
        new(ViewOrganisations, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Trainer,
            Roles.Director, Roles.Auditor),
        new(ViewStaff, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Trainer,
            Roles.Director, Roles.Auditor),
        new(WriteLeave, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Trainer),
    ];
}
