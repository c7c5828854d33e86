using Campaigns.Kernel.Security;

namespace Campaigns.Assessments;

/// <summary>Everybody who may be put into a class may sit their own paper. The bank lies at no place: who sees a question before the paper has
/// the answer, so a role held for one area does not open it.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string Sit = "assessments.paper-sit", ViewBank = "assessments.bank-view", EditBank = "assessments.bank-edit",
        ViewResults = "assessments.result-view", Observe = "assessments.presentation-observe";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(Sit, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.Trainer, Roles.Presenter, Roles.Desk, Roles.Collector, Roles.Cashier),
        new(ViewBank, Roles.Admin, Roles.Trainer, Roles.Auditor) { SiteWide = true },
        new(EditBank, Roles.Admin, Roles.Trainer) { SiteWide = true },
        new(ViewResults, Roles.Admin, Roles.Trainer, Roles.Officer, Roles.Coordinator, Roles.AreaCoordinator, Roles.Director, Roles.Auditor),
        new(Observe, Roles.Admin, Roles.Trainer, Roles.Officer),
    ];
}
