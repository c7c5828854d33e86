namespace Campaigns.Kernel.Security;

/// <summary>Something that can be granted. Its text keys are <c>permission.&lt;name&gt;</c>.</summary>
/// <param name="Name"><c>module.thing-verb</c>.</param>
/// <param name="DefaultRoles">Roles that hold it from the start, by their key; <c>admin</c> holds only what names it.</param>
public sealed record Permission(string Name, params string[] DefaultRoles)
{
    /// <summary>The kind of act it allows, a word of <see cref="Duties"/>, where two kinds must not come together in one hand; null: none of those.</summary>
    public string? Duty { get; init; }

    /// <summary>What it opens lies at no place, such as the list of features or the audit log. It is held only by a grant for everything or for a
    /// whole tree (a path of one code): a grant for one area must not open what belongs to all of them.</summary>
    public bool SiteWide { get; init; }

    /// <summary>Changes nothing. By its name: those that end in <c>-view</c>, <c>-read</c> or <c>-export</c>.</summary>
    public bool ReadsOnly => Name.EndsWith("-view", StringComparison.Ordinal) || Name.EndsWith("-read", StringComparison.Ordinal) || Name.EndsWith("-export", StringComparison.Ordinal);
}

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

/// <summary>Kinds of acts that are kept apart: no role and no person combines two that exclude each other (separation of duties,
/// ISO/IEC 27002:2022 control 5.3). Which ones do is decided where roles are kept.</summary>
public static class Duties
{
    /// <summary>Prepare and change what others approve.</summary>
    public const string Plan = "plan";

    /// <summary>Decide on what others prepared.</summary>
    public const string Approve = "approve";

    /// <summary>Take money.</summary>
    public const string Collect = "collect";

    /// <summary>Confirm money that others took.</summary>
    public const string Confirm = "confirm";

    /// <summary>Carry lists of persons out of the house.</summary>
    public const string Export = "export";

    /// <summary>Decide who may do what, and how the house is set up.</summary>
    public const string Administer = "administer";
}
