namespace Campaigns.Kernel.Security;

/// <summary>Something that can be granted. Its text keys are <c>permission.&lt;name&gt;</c>.</summary>
/// <param name="Name"><c>module.thing-verb</c>.</param>
/// <param name="DefaultRoles">Roles that hold it from the start, by their key; <c>admin</c> holds only what names it.</param>
public sealed record Permission(string Name, params string[] DefaultRoles);

/// <summary>Lists a module's permissions.</summary>
public interface IPermissionProvider
{
    /// <summary>All of them.</summary>
    IEnumerable<Permission> Permissions { get; }
}

/// <summary>Keys of the roles that come with the product; others can be made.</summary>
public static class Roles
{
#pragma warning disable CS1591 // The names say it; what each may do is the permissions' matter.
    public const string Admin = "admin", Coordinator = "coordinator", AreaCoordinator = "area-coordinator", Officer = "officer", ApproverPost = "approver-post",
        ApproverBhxh = "approver-bhxh", Trainer = "trainer", Presenter = "presenter", Desk = "desk", Collector = "collector", Cashier = "cashier",
        Director = "director", Editor = "editor", Auditor = "auditor";
#pragma warning restore CS1591
}
