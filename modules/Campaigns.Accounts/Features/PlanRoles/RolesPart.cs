using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.ChangeRole;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.PlanRoles;

/// <summary>Roles whose permissions were decided here, for a deployment plan. Who has a role is no configuration and stays.</summary>
internal sealed class RolesPart(AccountsDbContext db, RolePermissions roles, RoleRules rules, IAudit audit, IStringLocalizer texts) : IPlanPart
{
    public string Name => "accounts-roles";

    public string Permission => Permissions.ManageRoles;

    public async Task<JsonObject?> Export(CancellationToken ct)
    {
        var decided = await db.Roles.AsNoTracking().OrderBy(r => r.Key).ToListAsync(ct);
        return decided.Count == 0 ? null : new() { ["roles"] = new JsonArray([.. decided.Select(r => JsonSerializer.SerializeToNode(new PlannedRole(r.Key, r.Name, r.Origin, r.Permissions), Members))]) };
    }

    public async Task<Result<IReadOnlyList<string>>> Import(JsonObject step, bool save, CancellationToken ct)
    {
        if (Read(step) is not { } planned) return Refusals.PlanShape;
        var (changes, failures) = (new List<string>(), new List<Failure>());
        var there = await roles.Of([.. planned.Select(r => r.Key)], ct);
        foreach (var role in planned)
        {
            var before = there[role.Key];
            if (Wrong(role, before) is { } wrong) failures.Add(wrong with { Field = wrong.Code == Refusals.PermissionUnknown.Code ? wrong.Field : role.Key });
            else if (Words(role, before) is { } words)
            {
                changes.Add(words);
                if (save) await Decide(role, before, ct);
            }
        }

        if (failures.Count > 0) return Result<IReadOnlyList<string>>.Refuse(failures);
        if (save) await db.SaveChangesAsync(ct);
        return changes;
    }

    private Failure? Wrong(PlannedRole role, RoleContent before)
    {
        var product = roles.IsOfTheProduct(role.Key);
        if (!product && Role.KeyOf(role.Key) != role.Key) return Refusals.PlanRoleKey;
        if (role.Origin is { } origin && !roles.IsOfTheProduct(origin)) return Refusals.NoSuchRole;
        if (before.Decided is not null && before.Origin != (product ? role.Key : role.Origin)) return Refusals.PlanRoleOrigin;
        return rules.Against(role.Key, product ? role.Key : role.Origin, role.Name, role.Permissions);
    }

    private string? Words(PlannedRole role, RoleContent before)
    {
        var was = before.Decided?.Permissions ?? (before.IsOfTheProduct ? [.. before.Permissions.Select(p => p.Name)] : []);
        var (given, taken) = (role.Permissions.Except(was).Order(StringComparer.Ordinal).ToList(), was.Except(role.Permissions).Order(StringComparer.Ordinal).ToList());
        var name = role.Name ?? texts["role." + role.Key].Value;
        if (before.Decided is null && !before.IsOfTheProduct) return texts["accounts.plan-role-new", name, role.Permissions.Count].Value;
        return given.Count + taken.Count == 0 && (before.IsOfTheProduct || before.Name == role.Name) ? null : texts["accounts.plan-role-changed", name, given.Count, taken.Count].Value;
    }

    private async Task Decide(PlannedRole planned, RoleContent before, CancellationToken ct)
    {
        var role = await db.Roles.SingleOrDefaultAsync(r => r.Key == planned.Key, ct);
        if (role is null) db.Add(role = Role.Planned(planned.Key, planned.Name, planned.Origin, planned.Permissions));
        else role.Hold(planned.Permissions);
        if (!roles.IsOfTheProduct(planned.Key)) role.Rename(planned.Name!);
        var was = before.Permissions.Select(p => p.Name).ToList();
        audit.Note("accounts.role-changed", new("accounts.role", role.Id), new { role.Key, given = planned.Permissions.Except(was), taken = was.Except(planned.Permissions) });
    }

    private static List<PlannedRole>? Read(JsonObject step)
    {
        try
        {
            var planned = step["roles"].Deserialize<List<PlannedRole?>>(Members);
            var sound = planned is not null && planned.All(r => r is { Key: not null, Permissions: not null } && r.Permissions.All(p => p is not null)) && planned.DistinctBy(r => r!.Key).Count() == planned.Count;
            return sound ? planned!.ConvertAll(r => r!) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static readonly JsonSerializerOptions Members = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private sealed record PlannedRole(string Key, string? Name, string? Origin, IReadOnlyList<string> Permissions);
}
