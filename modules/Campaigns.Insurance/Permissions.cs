using Campaigns.Kernel.Security;

namespace Campaigns.Insurance;

internal sealed class Permissions : IPermissionProvider
{
    public const string EnrolmentsRead = "insurance.enrolments-read";
    public const string EnrolmentsWrite = Contracts.EnrolmentPermissions.Write;
    public const string RulesRead = "insurance.rules-read";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(EnrolmentsRead, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.Desk, Roles.Director, Roles.Auditor),
        new(EnrolmentsWrite, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Desk, Roles.Collector),
        new(RulesRead, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.ApproverBhxh, Roles.Director, Roles.Auditor),
    ];
}
