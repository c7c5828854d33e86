using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.MakeRole;

/// <summary>A role of the house's own, beginning as another one or empty. Answers its key.</summary>
internal sealed record MakeRole(string? Name, string? Origin) : ICommand<string>
{
    public IEnumerable<Failure> Check()
    {
        if (Role.KeyOf(Name).Length == 0) yield return Refusals.RoleNameMissing;
        else if (Name!.Trim().Length > Role.LongestName) yield return Refusals.RoleNameTooLong;
    }
}

internal sealed class MakeRoleHandler(AccountsDbContext db, RolePermissions roles, IAudit audit) : IHandler<MakeRole, string>
{
    public async Task<Result<string>> Handle(MakeRole command, CancellationToken ct)
    {
        RoleContent? origin = null;
        if (command.Origin is { Length: > 0 } asked && (origin = await roles.Find(asked, ct)) is null) return Refusals.RoleMissing.At("origin");
        var role = Role.Make(command.Name!, origin?.Origin, (origin?.Permissions ?? []).Select(p => p.Name));
        if (await roles.Find(role.Key, ct) is not null) return Refusals.RoleNameTaken;

        db.Add(role);
        audit.Note("accounts.role-made", new("accounts.role", role.Id), new { role.Key, from = origin?.Key, role.Permissions });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            return Refusals.RoleNameTaken; // Somebody made one of that name in the same moment.
        }

        return role.Key;
    }
}
