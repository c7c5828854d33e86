using Campaigns.Kernel.Security;

namespace Campaigns.Approvals;

/// <summary>What can be granted here. Deciding is no permission: who is asked, decides.</summary>
internal sealed class Permissions : IPermissionProvider
{
    /// <summary>Have the inbox in the menu. Deciding needs no permission: who is asked may open it without.</summary>
    public const string Inbox = "approvals.inbox-view";

    /// <summary>Read requests one has nothing to do with.</summary>
    public const string RequestRead = "approvals.request-read";

    /// <summary>Withdraw for others.</summary>
    public const string WithdrawAny = "approvals.request-withdraw-any";

    public const string Cancel = "approvals.request-cancel";

    /// <summary>Stop the clocks of a request for a time.</summary>
    public const string Hold = "approvals.request-hold";

    /// <summary>Move an item to somebody else.</summary>
    public const string Reassign = "approvals.item-reassign";

    public const string RouteRead = "approvals.route-read";

    public const string RouteEdit = "approvals.route-edit";

    public const string RoutePublish = "approvals.route-publish";

    /// <summary>Move running requests to another version of their route.</summary>
    public const string RouteMigrate = "approvals.route-migrate";

    public const string Incidents = "approvals.incident-manage";

    public const string CalendarEdit = "approvals.calendar-edit";

    /// <summary>Arrange substitutes for others.</summary>
    public const string SubstitutionAny = "approvals.substitution-manage-any";

    public const string ReportRead = "approvals.report-read";

    public const string AuditExport = "approvals.audit-export";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(Inbox, Roles.Admin, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Director, Roles.Coordinator, Roles.AreaCoordinator, Roles.Trainer, Roles.Auditor),
        new(RequestRead, Roles.Admin, Roles.Auditor, Roles.Director),
        new(WithdrawAny, Roles.Admin),
        new(Cancel, Roles.Admin),
        new(Hold, Roles.Admin),
        new(Reassign, Roles.Admin),
        new(RouteRead, Roles.Admin, Roles.Auditor, Roles.Director) { SiteWide = true },
        new(RouteEdit, Roles.Admin) { Duty = Duties.Administer, SiteWide = true },
        new(RoutePublish, Roles.Admin) { Duty = Duties.Administer, SiteWide = true },
        new(RouteMigrate, Roles.Admin) { Duty = Duties.Administer, SiteWide = true },
        new(Incidents, Roles.Admin),
        new(CalendarEdit, Roles.Admin) { SiteWide = true },
        new(SubstitutionAny, Roles.Admin),
        new(ReportRead, Roles.Admin, Roles.Auditor, Roles.Director),
        new(AuditExport, Roles.Auditor),
    ];
}
