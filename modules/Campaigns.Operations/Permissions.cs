using Campaigns.Kernel.Security;

namespace Campaigns.Operations;

/// <summary>What can be granted in this module.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string ManageFeatures = "operations.features-manage";
    public const string ManageSettings = "operations.settings-manage";
    public const string InstallFeatures = "operations.features-install";
    public const string ViewJobs = "operations.jobs-view";
    public const string ManageJobs = "operations.jobs-manage";
    public const string ManageBackups = "operations.backups-manage";
    public const string ViewAudit = "operations.audit-view";
    public const string ManageDemo = "operations.demo-manage";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(ManageFeatures, Roles.Admin) { Duty = Duties.Administer, SiteWide = true },
        new(InstallFeatures, Roles.Admin) { Duty = Duties.Administer, SiteWide = true },
        new(ManageSettings, Roles.Admin) { Duty = Duties.Administer, SiteWide = true },
        new(ViewJobs, Roles.Admin) { SiteWide = true },
        new(ManageJobs, Roles.Admin) { SiteWide = true },
        new(ManageBackups, Roles.Admin) { Duty = Duties.Administer, SiteWide = true },
        new(ViewAudit, Roles.Admin, Roles.Auditor) { SiteWide = true },
        new(ManageDemo, Roles.Admin) { SiteWide = true },
    ];
}
