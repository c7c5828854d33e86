using Campaigns.Kernel.Security;

namespace Campaigns.Operations;

/// <summary>What can be granted in this module.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string ManageFeatures = "operations.features-manage";
    public const string ManageSettings = "operations.settings-manage";
    public const string ViewJobs = "operations.jobs-view";
    public const string ManageJobs = "operations.jobs-manage";
    public const string ViewAudit = "operations.audit-view";
    public const string ManageDemo = "operations.demo-manage";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(ManageFeatures, Roles.Admin),
        new(ManageSettings, Roles.Admin),
        new(ViewJobs, Roles.Admin),
        new(ManageJobs, Roles.Admin),
        new(ViewAudit, Roles.Admin, Roles.Auditor),
        new(ManageDemo, Roles.Admin),
    ];
}
