using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;

namespace Campaigns.Targets.Domain;

/// <summary>One part of a target: a unit's whole, or with a month its plan for that month.</summary>
/// <param name="UnitCode">Code on the day the version takes effect.</param>
/// <param name="ScopePath">Path of that unit.</param>
/// <param name="Month">First day of the month, or null for the whole.</param>
/// <param name="People">People to be won.</param>
/// <param name="Name">The unit's name, for refusals that people read.</param>
internal sealed record Part(string UnitCode, string ScopePath, DateOnly? Month, int People, string Name = "");

/// <summary>A target shared out. (1) The units add up to the campaign's target. (2) The months of a unit add up to the unit's.
/// (3) No unit lies within another, so nobody is counted twice. (4) A unit that has only months has their sum.</summary>
internal sealed class Breakdown
{
    private Breakdown(IReadOnlyList<Part> units, IReadOnlyList<Part> months) => (Units, Months) = (units, months);

    public IReadOnlyList<Part> Units { get; }

    public IReadOnlyList<Part> Months { get; }

    /// <summary>Broken rules name the part by its place in the list; a wrong sum is a conflict and is told only when nothing else is wrong.</summary>
    public static Result<Breakdown> Of(Campaign campaign, IReadOnlyList<Part> parts)
    {
        var wrong = Misplaced(campaign, parts).ToList();
        if (wrong.Count > 0) return Result<Breakdown>.Refuse(wrong);

        var months = parts.Where(p => p.Month is not null).ToList();
        var units = Wholes(parts);
        return AddsUp(campaign, units, months) is { } failure ? failure : new Breakdown(units, months);
    }

    /// <summary>The whole in equal parts; what is left over goes one each to the first.</summary>
    public static IReadOnlyList<int> Even(int whole, int parts) =>
        [.. Enumerable.Range(0, parts).Select(i => (whole / parts) + (i < whole % parts ? 1 : 0))];

    private static IEnumerable<Failure> Misplaced(Campaign campaign, IReadOnlyList<Part> parts)
    {
        var paths = parts.Select(p => p.ScopePath).ToHashSet(StringComparer.Ordinal);
        var covered = new Scope(campaign.ScopePath);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (!covered.Contains(part.ScopePath)) yield return Refusals.PartUnitOutside.At($"{i}.unitCode");
            else if (Above(part.ScopePath).Any(paths.Contains)) yield return Refusals.PartUnitNested.At($"{i}.unitCode");
            if (part.Month is { } month && (month.AddMonths(1) <= campaign.TargetFrom || month > campaign.TargetTo)) yield return Refusals.MonthOutside.At($"{i}.month");
        }
    }

    private static List<Part> Wholes(IReadOnlyList<Part> parts)
    {
        var wholes = parts.Where(p => p.Month is null).ToList();
        var said = wholes.Select(p => p.UnitCode).ToHashSet(StringComparer.Ordinal);
        wholes.AddRange(parts.Where(p => !said.Contains(p.UnitCode)).GroupBy(p => (p.UnitCode, p.ScopePath))
            .Select(g => new Part(g.Key.UnitCode, g.Key.ScopePath, null, g.Sum(p => p.People))));
        return wholes;
    }

    private static Failure? AddsUp(Campaign campaign, List<Part> units, List<Part> months)
    {
        foreach (var unit in months.GroupBy(m => m.UnitCode, StringComparer.Ordinal))
        {
            var (planned, whole) = (unit.Sum(m => (long)m.People), units.Single(u => u.UnitCode == unit.Key).People);
            if (planned != whole) return Refusals.MonthsDoNotAddUp(unit.First().Name, planned, whole);
        }

        var sum = units.Sum(u => (long)u.People);
        return sum == campaign.Target ? null : Refusals.DoNotAddUp(sum, campaign.Target);
    }

    private static IEnumerable<string> Above(string path)
    {
        for (var cut = path.LastIndexOf('/'); cut > 0; cut = path.LastIndexOf('/', cut - 1)) yield return path[..cut];
    }
}
