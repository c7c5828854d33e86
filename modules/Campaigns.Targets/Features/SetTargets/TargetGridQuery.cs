using System.Globalization;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Features.SetTargets;

/// <summary>Fills grids.</summary>
internal sealed class TargetGridQuery(IUnits units, IActor actor)
{
    private static readonly StringComparer Vietnamese = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    /// <summary>A version to read: its units, as far as the reader may see them.</summary>
    public async Task<TargetGrid> ToRead(Campaign campaign, TargetVersion version, CancellationToken ct)
    {
        var places = actor.PlacesIn(campaign, Permissions.View).Select(p => new Scope(p)).ToList();
        var seen = version.Units.Where(u => places.Exists(p => p.Contains(u.ScopePath))).ToList();
        var names = await units.Many([.. seen.Select(u => u.UnitCode)], version.EffectiveFrom, ct);
        return Fill(version, [.. seen.Select(u => (u.UnitCode, names.GetValueOrDefault(u.UnitCode)?.FullName ?? u.UnitCode))], MonthsWith(campaign, version));
    }

    /// <summary>A grid to type into: the units right below the campaign's on that day, and those of the version it starts from.</summary>
    public async Task<TargetGrid> ToEdit(Campaign campaign, TargetVersion? version, GridWish wish, CancellationToken ct)
    {
        var below = new List<Unit>();
        foreach (var level in new[] { UnitLevel.District, UnitLevel.Area }) below.AddRange(await units.List(level, wish.On, campaign.UnitCode, ct));
        if (below.Count == 0) below.AddRange(await units.List(UnitLevel.Commune, wish.On, campaign.UnitCode, ct));
        var known = await units.Many([.. version?.Units.Select(u => u.UnitCode) ?? [], campaign.UnitCode], wish.On, ct);
        var started = known.Values.Where(u => version?.Units.Any(v => v.UnitCode == u.Code) == true);
        var all = below.Concat(started).DistinctBy(u => u.Code).Select(u => (u.Code, u.FullName)).ToList();
        if (all.Count == 0) all.Add((campaign.UnitCode, known.GetValueOrDefault(campaign.UnitCode)?.FullName ?? campaign.UnitCode));

        var months = wish.Plan || version?.Months.Count > 0 ? TargetGrid.MonthsOf(campaign) : [];
        var grid = Fill(version, all, months);
        return wish.Even ? Even(campaign, grid) : grid;
    }

    private static IReadOnlyList<DateOnly> MonthsWith(Campaign campaign, TargetVersion version) => version.Months.Count > 0 ? TargetGrid.MonthsOf(campaign) : [];

    private static TargetGrid Even(Campaign campaign, TargetGrid grid)
    {
        var shares = Breakdown.Even(campaign.Target, grid.Rows.Count);
        return grid with { Rows = [.. grid.Rows.Select((row, i) => row with { Whole = Text(shares[i]), Months = new Dictionary<DateOnly, string?>() })] };
    }

    private static TargetGrid Fill(TargetVersion? version, IReadOnlyList<(string Code, string Name)> rows, IReadOnlyList<DateOnly> months)
    {
        var wholes = version?.Units.ToDictionary(u => u.UnitCode, u => u.People) ?? [];
        var plan = version?.Months.ToLookup(m => m.UnitCode) ?? Array.Empty<MonthTarget>().ToLookup(m => m.UnitCode);
        return new(months, [.. rows.OrderBy(r => r.Name, Vietnamese).Select(r => new GridRow(r.Code, r.Name, wholes.TryGetValue(r.Code, out var whole) ? Text(whole) : null,
            plan[r.Code].ToDictionary(m => m.Month, m => (string?)Text(m.People))))]);
    }

    private static string Text(int people) => people.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a grid to type into is wanted for.</summary>
/// <param name="On">The day whose units it has.</param>
/// <param name="Plan">With months, even if the version has none.</param>
/// <param name="Even">Filled with equal shares.</param>
internal readonly record struct GridWish(DateOnly On, bool Plan, bool Even);
