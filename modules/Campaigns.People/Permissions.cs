using Campaigns.Kernel.Security;

namespace Campaigns.People;

internal sealed class Permissions : IPermissionProvider
{
    /// <summary>See the persons who live in the own area; phones stay masked.</summary>
    public const string View = "people.person-view";

    /// <summary>See a phone in full, with a reason that is kept.</summary>
    public const string ViewPhone = "people.phone-view";

    /// <summary>See a citizen number in full, with a reason that is kept.</summary>
    public const string ViewCitizenId = "people.citizen-id-view";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(View, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.Director, Roles.Auditor),
        new(ViewPhone, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.Auditor),
        new(ViewCitizenId, Roles.Officer, Roles.Auditor),
    ];
}
