using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;

namespace Campaigns.Accounts.Domain;

/// <summary>What nobody may ever do, whatever is ticked: duties that do not come together in one hand, and duties a role of the product never has.</summary>
/// <remarks>Looked at when a role is changed, when one is granted and when permissions are lent; and once more when access is read, so that a row
/// written by other means opens nothing.</remarks>
internal static class SeparationOfDuties
{
    private static readonly (string One, string Other)[] Apart =
    [
        (Duties.Plan, Duties.Approve),
        (Duties.Collect, Duties.Confirm),
        (Duties.Administer, Duties.Approve),
        (Duties.Administer, Duties.Collect),
        (Duties.Administer, Duties.Confirm),
    ];

    private static readonly Dictionary<string, string[]> NeverHas = new(StringComparer.Ordinal)
    {
        [Roles.Admin] = [Duties.Approve, Duties.Collect, Duties.Confirm],
        [Roles.Coordinator] = [Duties.Approve, Duties.Confirm],
        [Roles.AreaCoordinator] = [Duties.Approve, Duties.Confirm],
        [Roles.ApproverPost] = [Duties.Plan],
        [Roles.ApproverBhxh] = [Duties.Plan],
        [Roles.Trainer] = [Duties.Collect, Duties.Confirm],
        [Roles.Presenter] = [Duties.Collect, Duties.Confirm],
        [Roles.Desk] = [Duties.Export],
        [Roles.Collector] = [Duties.Export, Duties.Confirm],
        [Roles.Cashier] = [Duties.Collect],
        [Roles.Editor] = [Duties.Collect, Duties.Confirm],
        [Roles.Officer] = [Duties.Collect],
    };

    private static readonly string[] ReadersOnly = [Roles.Director, Roles.Auditor];

    /// <summary>Whether the role, or the one it began as, can have the permission at all.</summary>
    public static bool MayHave(string role, Permission permission) => Why(role, permission) is null;

    /// <summary>The first thing that speaks against a role with these permissions; null: nothing.</summary>
    /// <param name="role">Key of the role of the product it is or began as; null for neither.</param>
    /// <param name="permissions">All it is to hold.</param>
    public static Failure? Against(string? role, IReadOnlyCollection<Permission> permissions) =>
        permissions.Select(p => role is null ? null : Why(role, p)).FirstOrDefault(w => w is not null) ?? Together(permissions);

    /// <summary>What speaks against one person holding all of these; null: nothing.</summary>
    public static Failure? Together(IEnumerable<Permission> permissions)
    {
        var duties = permissions.Select(p => p.Duty).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (one, other) in Apart)
            if (duties.Contains(one) && duties.Contains(other)) return Refusals.DutiesApart(one, other);
        return null;
    }

    /// <summary>Whether somebody with these roles may have the permission lent to them.</summary>
    /// <param name="roles">Keys of the product's roles they hold, or that their roles began as.</param>
    /// <param name="own">What they hold.</param>
    /// <param name="lent">What is to be added.</param>
    public static bool MayBorrow(IEnumerable<string> roles, IEnumerable<Permission> own, Permission lent) =>
        roles.All(role => MayHave(role, lent)) && Together(own.Append(lent)) is null;

    private static Failure? Why(string role, Permission permission)
    {
        if (ReadersOnly.Contains(role) && !permission.ReadsOnly) return Refusals.NeverChanges;
        return permission.Duty is { } duty && NeverHas.GetValueOrDefault(role, []).Contains(duty) ? Refusals.NeverDuty(duty) : null;
    }
}
