using Campaigns.Kernel.Security;

namespace Campaigns.Training;

/// <summary>Who may see, teach and certify. About people it holds at the place where they work.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string View = "training.course-view";
    public const string Manage = "training.course-manage";
    public const string Nominate = "training.session-nominate";
    public const string Teach = "training.session-teach";
    public const string ViewCertificates = "training.certificate-view";
    public const string Certify = "training.certificate-issue";
    public const string Withdraw = "training.certificate-withdraw";
    public const string Export = "training.certificate-export";

    private static readonly string[] Coordinators = [Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator];
    private static readonly string[] Readers = [.. Coordinators, Roles.Trainer, Roles.Officer, Roles.Director, Roles.Auditor];

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(View, [.. Readers, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Presenter, Roles.Desk, Roles.Collector]),
        new(Manage, Roles.Admin, Roles.Trainer) { SiteWide = true },
        new(Nominate, [.. Coordinators, Roles.Trainer, Roles.Officer]),
        new(Teach, Roles.Admin, Roles.Trainer, Roles.Officer),
        new(ViewCertificates, Readers),
        new(Certify, Roles.Admin, Roles.Trainer),
        new(Withdraw, Roles.Admin, Roles.Trainer),
        new(Export, Readers),
    ];
}
