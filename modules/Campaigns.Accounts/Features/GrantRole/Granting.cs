using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.GrantRole;

/// <summary>What speaks against giving a role: that it is one's own account, that the place is not within one's own, that it would give more power
/// over others than the giver has, that the duties must stay apart, that it is there already.</summary>
internal sealed class Granting(AccountsDbContext db, RolePermissions roles, IEnumerable<IPlaceTree> trees, IActor actor, TimeProvider clock)
{
    /// <summary>Organisations a grant may be narrowed to: those accounts belong to.</summary>
    public Task<List<string>> Organisations(CancellationToken ct) =>
        db.Accounts.Where(a => a.Organisation != null).Select(a => a.Organisation!).Distinct().OrderBy(o => o).ToListAsync(ct);

    /// <summary>Places the actor may give roles at, on the map of today.</summary>
    public async Task<IReadOnlyList<Place>> Places(CancellationToken ct)
    {
        var mine = actor.Where(Permissions.ManageGrants);
        var places = new List<Place>();
        foreach (var tree in trees) places.AddRange(await tree.On(clock.Today(), ct));
        return [.. places.Where(p => mine.Any(m => m.Contains(p.Path)))];
    }

    /// <summary>The first reason; null: none.</summary>
    public async Task<Failure?> Against(GrantRole wish, CancellationToken ct)
    {
        // Four eyes: whoever gives roles has theirs from somebody else.
        if (wish.AccountId == actor.Id) return Refusals.GrantOwn;
        if (await roles.Find(wish.RoleKey, ct) is not { } role) return Refusals.RoleMissing;
        if (wish.At.Path.Length > 0 && (await Places(ct)).All(p => p.Path != wish.At.Path)) return Refusals.PlaceUnknown;
        if (wish.At.Organisation is { } organisation && !(await Organisations(ct)).Contains(organisation)) return Refusals.OrganisationUnknown;
        if (!actor.Where(Permissions.ManageGrants).Any(mine => mine.Contains(wish.At))) return Refusals.PlaceOutside;
        if (role.Permissions.Any(p => p.Duty == Duties.Administer && !actor.Where(p.Name).Any(mine => mine.Contains(wish.At)))) return Refusals.GrantMore;
        return await Together(wish, role, ct);
    }

    private async Task<Failure?> Together(GrantRole wish, RoleContent role, CancellationToken ct)
    {
        var (from, until) = (wish.From?.Start() ?? clock.GetUtcNow(), wish.To?.AddDays(1).Start());
        var others = (await db.Grants.AsNoTracking().Where(g => g.AccountId == wish.AccountId).ToListAsync(ct)).Where(g => g.Meets(from, until)).ToList();
        if (others.Exists(g => g.RoleKey == wish.RoleKey && g.At.Contains(wish.At) && g.From <= from && (g.Until is null || until <= g.Until))) return Refusals.GrantThere;
        if (others.Exists(g => g.RoleKey == wish.RoleKey && g.At.Contains(wish.At) && g.From is null && g.Until is null)) return Refusals.GrantThere;
        var held = await roles.Of([.. others.Select(g => g.RoleKey).Distinct()], ct);
        return SeparationOfDuties.Together(held.Values.SelectMany(r => r.Permissions).Concat(role.Permissions));
    }
}
