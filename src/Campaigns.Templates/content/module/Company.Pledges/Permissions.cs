using Campaigns.Kernel.Security;

namespace Company.Pledges;

/// <summary>What can be granted in this module, and who has it from the beginning.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string View = "pledges.note-view";
    public const string Write = "pledges.note-write";

    IEnumerable<Permission> IPermissionProvider.Permissions => [new(View, Roles.Admin, Roles.Coordinator), new(Write, Roles.Admin, Roles.Coordinator)];
}
