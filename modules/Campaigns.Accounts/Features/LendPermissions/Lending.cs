using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.LendPermissions;

/// <summary>A colleague one can choose.</summary>
/// <param name="Shown">The name, with the user name behind it where two of the organisation have the same one.</param>
/// <param name="Away">Lends on some of these days to somebody else: cannot be chosen.</param>
internal sealed record Colleague(Guid Id, string UserName, string DisplayName, string Shown, bool Away);

/// <summary>Who may stand in for whom, and with what.</summary>
internal sealed class Lending(AccountsDbContext db, HoldingsReader holdings, ISettings<DelegationSettings> settings, TimeProvider clock)
{
    /// <summary>Days at most.</summary>
    public int MostDays => settings.Current.MostDays;

    /// <summary>Open accounts of the principal's organisation, by name; who is away in that time is marked.</summary>
    public async Task<IReadOnlyList<Colleague>> Colleagues(Guid principal, Period when, CancellationToken ct)
    {
        var organisation = await db.Accounts.Where(a => a.Id == principal).Select(a => a.Organisation).SingleOrDefaultAsync(ct);
        var rows = await db.Accounts.AsNoTracking().Where(a => a.Id != principal && a.DisabledAt == null && a.Organisation == organisation)
            .Select(a => new { a.Id, a.UserName, a.DisplayName }).ToListAsync(ct);
        var away = (await db.Delegations.AsNoTracking().Where(d => d.From < when.End && d.Until > when.Start).ToListAsync(ct)).Where(d => d.When.Overlaps(when)).Select(d => d.PrincipalId).ToHashSet();
        var namesakes = rows.GroupBy(a => Folding.Fold(a.DisplayName)).Where(g => g.Count() > 1).SelectMany(g => g).Select(a => a.Id).ToHashSet();
        return [.. rows.Select(a => new Colleague(a.Id, a.UserName, a.DisplayName, namesakes.Contains(a.Id) ? $"{a.DisplayName} ({a.UserName})" : a.DisplayName, away.Contains(a.Id))).OrderBy(a => VietnameseOrder.NameKey(a.DisplayName), StringComparer.Ordinal)];
    }

    /// <summary>Who is meant: by user name, or by name, whatever its marks and case. Null: nobody of the organisation, or more than one.</summary>
    public async Task<Guid?> Colleague(Guid principal, string typed, CancellationToken ct)
    {
        var all = await Colleagues(principal, new(clock.GetUtcNow(), clock.GetUtcNow()), ct);
        if (all.FirstOrDefault(c => c.UserName == Account.Normal(typed)) is { } byUserName) return byUserName.Id;
        var named = all.Where(c => Folding.Fold(c.Shown) == Folding.Fold(typed.Trim())).Take(2).ToList();
        return named.Count == 1 ? named[0].Id : null;
    }

    /// <summary>What an account holds itself now, and so could lend.</summary>
    public async Task<IReadOnlyList<Permission>> Own(Guid account, CancellationToken ct) =>
        (await holdings.Own([account], clock.GetUtcNow(), ct)).PermissionsOf(account);

    /// <summary>The first thing that speaks against it; null: nothing.</summary>
    public async Task<Failure?> Against(LendPermissions wish, Guid colleague, CancellationToken ct)
    {
        var around = (await db.Delegations.AsNoTracking().Where(d => (d.PrincipalId == colleague || d.PrincipalId == wish.PrincipalId) && d.Until > wish.When.Start).ToListAsync(ct))
            .Where(d => d.When.Overlaps(wish.When)).ToList();
        if (around.Exists(d => d.PrincipalId == colleague)) return Refusals.DelegateAway;
        if (around.Exists(d => d.DelegateId == colleague)) return Refusals.DelegationThere;

        var held = await holdings.Own([wish.PrincipalId, colleague], clock.GetUtcNow(), ct);
        var lent = held.PermissionsOf(wish.PrincipalId).Where(p => wish.Chosen.Count == 0 || wish.Chosen.Contains(p.Name)).ToList();
        if (lent.Count == 0 || wish.Chosen.Any(name => lent.TrueForAll(p => p.Name != name))) return Refusals.NothingToLend;
        return held.RolesOf(colleague).Select(role => SeparationOfDuties.Against(role, lent)).FirstOrDefault(f => f is not null)
            ?? SeparationOfDuties.Together(held.PermissionsOf(colleague).Concat(lent));
    }
}
