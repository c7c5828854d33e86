using Campaigns.Kernel.Security;

namespace Campaigns.Registrations;

/// <summary>What can be granted here.</summary>
internal sealed class Permissions : IPermissionProvider
{
    /// <summary>See who is registered, phones masked.</summary>
    public const string View = "registrations.registration-view";

    /// <summary>Add people, cancel and give places.</summary>
    public const string Edit = "registrations.registration-edit";

    /// <summary>Check people in at the desk; finds them by search only.</summary>
    public const string CheckIn = Contracts.AttendancePermissions.Record;

    /// <summary>At every desk of the area, as whoever runs its events.</summary>
    public const string AnyDesk = Contracts.AttendancePermissions.AnyDesk;

    /// <summary>See phone numbers in full.</summary>
    public const string PhoneView = "registrations.phone-view";

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(View, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer, Roles.Director, Roles.Auditor),
        new(Edit, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator),
        new(CheckIn, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Desk),
        new(AnyDesk, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator),
        new(PhoneView, Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator, Roles.Officer),
    ];
}
