using Campaigns.Kernel.Security;

namespace Campaigns.People;

internal sealed class Permissions : IPermissionProvider
{
    /// <summary>See the persons who live in the own area; phones stay masked.</summary>
    public const string View = "people.person-view";

    /// <summary>See their phones in full.</summary>
    public const string ViewPhone = "people.phone-view";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(View, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.Director, Roles.Auditor),
        new(ViewPhone, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer),
    ];
}
