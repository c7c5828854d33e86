using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.CheckAccess;

/// <summary>What a role is made of.</summary>
/// <param name="Key">Key of the role.</param>
/// <param name="Name">Its own name; null for one of the product, named by a text.</param>
/// <param name="Origin">The product's role it is or began as; null for neither.</param>
/// <param name="Permissions">What it holds.</param>
/// <param name="Decided">Its row, when its permissions were decided here instead of following the modules.</param>
internal sealed record RoleContent(string Key, string? Name, string? Origin, IReadOnlyList<Permission> Permissions, Role? Decided)
{
    /// <summary>Whether it came with the product.</summary>
    public bool IsOfTheProduct => Origin == Key;
}

/// <summary>What each role holds: what was decided for it, else what the modules that are on propose; never what it may not.</summary>
internal sealed class RolePermissions(IEnumerable<IPermissionProvider> providers, AccountsDbContext db)
{
    public IReadOnlyList<Permission> All { get; } = [.. providers.SelectMany(p => p.Permissions)];

    /// <summary>Every role there is: those the modules propose, those decided here.</summary>
    public async Task<IReadOnlyList<RoleContent>> Every(CancellationToken ct)
    {
        var decided = await db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Key, ct);
        return [.. Proposed().Concat(decided.Keys).Distinct(StringComparer.Ordinal).Select(key => Content(key, decided.GetValueOrDefault(key)))];
    }

    /// <summary>Those roles; an unknown key holds nothing.</summary>
    public async Task<IReadOnlyDictionary<string, RoleContent>> Of(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var decided = keys.Count == 0 ? [] : await db.Roles.AsNoTracking().Where(r => keys.Contains(r.Key)).ToDictionaryAsync(r => r.Key, ct);
        return keys.ToDictionary(key => key, key => Content(key, decided.GetValueOrDefault(key)), StringComparer.Ordinal);
    }

    /// <summary>One role; null when there is none of that key.</summary>
    public async Task<RoleContent?> Find(string? key, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(key)) return null;
        var decided = await db.Roles.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, ct);
        return decided is null && !Proposed().Contains(key) ? null : Content(key, decided);
    }

    /// <summary>What the modules propose for a role.</summary>
    public IReadOnlyList<Permission> Proposed(string key) => [.. All.Where(p => p.DefaultRoles.Contains(key))];

    /// <summary>Whether a role of that key comes with the product.</summary>
    public bool IsOfTheProduct(string key) => Proposed().Contains(key);

    private IEnumerable<string> Proposed() => All.SelectMany(p => p.DefaultRoles).Distinct(StringComparer.Ordinal);

    private RoleContent Content(string key, Role? decided)
    {
        var origin = decided?.Origin ?? (IsOfTheProduct(key) ? key : null);
        var held = decided is null ? Proposed(key) : All.Where(p => decided.Permissions.Contains(p.Name));
        return new(key, decided?.Name, origin, [.. held.Where(p => origin is null || SeparationOfDuties.MayHave(origin, p))], decided);
    }
}
