using Campaigns.Accounts.Data;
using Campaigns.Accounts.Features.CheckAccess;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ListRoles;

/// <param name="Key">Key of the role.</param>
/// <param name="Name">Its own name; null for one of the product, named by a text.</param>
/// <param name="Decided">Whether its permissions were decided here instead of following the modules.</param>
/// <param name="Permissions">What it holds.</param>
internal sealed record RoleRow(string Key, string? Name, bool Decided, IReadOnlyList<string> Permissions);

internal sealed class ListRolesQuery(AccountsDbContext db, RolePermissions permissions)
{
    public async Task<IReadOnlyList<RoleRow>> Run(CancellationToken ct)
    {
        var decided = await db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Key, r => r.Name, ct);
        var keys = permissions.All.SelectMany(p => p.DefaultRoles).Concat(decided.Keys).Distinct(StringComparer.Ordinal).ToList();
        var held = await permissions.Of(keys, ct);
        return [.. keys.Select(key => new RoleRow(key, decided.GetValueOrDefault(key), decided.ContainsKey(key), held[key]))];
    }
}
