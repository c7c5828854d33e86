using Campaigns.Kernel.Security;

namespace Campaigns.Survey;

/// <summary>What can be granted in this module.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string ViewResults = "survey.results-view";

    IEnumerable<Permission> IPermissionProvider.Permissions => [new(ViewResults, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Director)];
}
