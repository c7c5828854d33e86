using Campaigns.Accounts.Data;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.CheckAccess;

/// <summary>What each role holds: what was decided for it, else what the modules that are on propose.</summary>
internal sealed class RolePermissions(IEnumerable<IPermissionProvider> providers, AccountsDbContext db)
{
    public IReadOnlyList<Permission> All { get; } = [.. providers.SelectMany(p => p.Permissions)];

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Of(IReadOnlyCollection<string> roleKeys, CancellationToken ct)
    {
        var decided = await db.Roles.AsNoTracking().Where(r => roleKeys.Contains(r.Key)).ToDictionaryAsync(r => r.Key, r => r.Permissions, ct);
        var there = All.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return roleKeys.ToDictionary(key => key, key => decided.TryGetValue(key, out var own)
            ? (IReadOnlyList<string>)[.. own.Where(there.Contains)]
            : [.. All.Where(p => p.DefaultRoles.Contains(key)).Select(p => p.Name)]);
    }
}
