using Campaigns.Kernel.Security;
using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>The targets of one version, as far as certain places see them.</summary>
internal sealed class SeenTargets
{
    private readonly IReadOnlyList<UnitTarget> _units;
    private readonly IReadOnlyList<MonthTarget> _months;

    private SeenTargets(bool whole, int? target, IReadOnlyList<UnitTarget> units, IReadOnlyList<MonthTarget> months) =>
        (Whole, Target, _units, _months) = (whole, target, units, months);

    /// <summary>Whether the places are the whole campaign.</summary>
    public bool Whole { get; }

    /// <summary>The campaign's target for those who see all of it, else the sum of what they see; null when they see no part.</summary>
    public int? Target { get; }

    public static SeenTargets Of(Campaign campaign, TargetVersion? version, IReadOnlyList<string> places)
    {
        var whole = places.Contains(campaign.ScopePath);
        var scopes = places.Select(p => new Scope(p)).ToList();
        var units = version?.Units.Where(u => scopes.Exists(s => s.Contains(u.ScopePath))).ToList() ?? [];
        var months = version?.Months.Where(m => scopes.Exists(s => s.Contains(m.ScopePath))).ToList() ?? [];
        return new(whole, whole ? campaign.Target : units.Count > 0 ? units.Sum(u => u.People) : null, units, months);
    }

    /// <summary>Targets by the code at a level of the path (2 below the province, 3 the commune). A target set further down counts for the
    /// unit above it; one set further up belongs to no unit of that level.</summary>
    public IReadOnlyDictionary<string, int> TargetsAt(int level) => Sum(_units.Select(u => (u.ScopePath, u.People)), level);

    /// <summary>The plan by code up to the last full month.</summary>
    public IReadOnlyDictionary<string, int> PlanAt(int level, DateOnly asOf) => Sum(Over(asOf).Select(m => (m.ScopePath, m.People)), level);

    /// <summary>The plan up to the last full month, in sum.</summary>
    public PlanSoFar? PlanBy(DateOnly asOf)
    {
        var over = Over(asOf).ToList();
        return over.Count == 0 ? null : new(over.Max(m => m.Month).AddMonths(1).AddDays(-1), over.Sum(m => m.People));
    }

    /// <summary>The plan by month; empty without one.</summary>
    public IReadOnlyDictionary<DateOnly, int> ByMonth() => _months.GroupBy(m => m.Month).ToDictionary(g => g.Key, g => g.Sum(m => m.People));

    private IEnumerable<MonthTarget> Over(DateOnly asOf) => _months.Where(m => m.Month.AddMonths(1) <= asOf.AddDays(1));

    private static Dictionary<string, int> Sum(IEnumerable<(string Path, int People)> parts, int level) =>
        parts.Select(p => (Codes: p.Path.Split('/'), p.People)).Where(p => p.Codes.Length >= level)
            .GroupBy(p => p.Codes[level - 1], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(p => p.People), StringComparer.Ordinal);
}
