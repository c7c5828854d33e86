using Campaigns.Kernel.Security;

namespace Campaigns.Notifications;

/// <summary>Who may look at messages, see whole addresses, and send again.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string View = "notifications.message-view", ViewAddress = "notifications.address-view", Resend = "notifications.message-resend";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(View, Roles.Admin, Roles.Coordinator, Roles.Auditor) { SiteWide = true },
        new(ViewAddress, Roles.Admin, Roles.Coordinator) { SiteWide = true },
        new(Resend, Roles.Admin, Roles.Coordinator) { SiteWide = true },
    ];
}
