using System.Collections.Frozen;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Network.Domain;

/// <summary>All units of all days, in memory and unchanging: about a thousand rows that every page asks for.</summary>
internal sealed class UnitTree
{
    private readonly FrozenDictionary<string, Unit[]> _byCode;
    private readonly ILookup<(string Code, DateOnly ValidFrom), UnitSuccession> _next;

    public UnitTree(IEnumerable<Unit> units, IEnumerable<UnitSuccession> successions)
    {
        All = [.. units.OrderBy(u => u.Level).ThenBy(u => VietnameseOrder.Key(u.Name), StringComparer.Ordinal).ThenBy(u => u.Code, StringComparer.Ordinal).ThenBy(u => u.ValidFrom)];
        _byCode = All.GroupBy(u => u.Code).ToFrozenDictionary(g => g.Key, g => g.OrderBy(u => u.ValidFrom).ToArray(), StringComparer.Ordinal);
        _next = successions.ToLookup(s => (s.FromCode, s.FromValidFrom));
    }

    /// <summary>Every row, by level and then in Vietnamese order of names.</summary>
    public IReadOnlyList<Unit> All { get; }

    public Unit? Find(string code, DateOnly on) =>
        _byCode.TryGetValue(code, out var rows) ? Array.Find(rows, row => InForce(row, on)) : null;

    /// <summary>Units in force on the day, of a level and under a parent if these are named. Before operating areas began, the districts are the areas.</summary>
    public IEnumerable<Unit> List(UnitLevel? level, DateOnly on, string? parentCode)
    {
        var asked = level is UnitLevel.Area && !All.Any(u => u.Level == UnitLevel.Area && InForce(u, on)) ? UnitLevel.District : level;
        return All.Where(u => (asked is null || u.Level == asked) && InForce(u, on) && (parentCode is null || IsUnder(u, parentCode)));
    }

    /// <summary>Where the place of a closed unit is found on a later day, the main part first. Empty when that cannot be told.</summary>
    public IEnumerable<Unit> Successors(Unit closed, DateOnly on)
    {
        var seen = new HashSet<(string, DateOnly)>();
        var waiting = new Queue<Unit>([closed]);
        while (waiting.TryDequeue(out var unit))
        {
            if (InForce(unit, on))
            {
                yield return unit;
                continue;
            }

            foreach (var step in _next[(unit.Code, unit.ValidFrom)].Where(s => s.Type != UnitSuccession.Abolished && s.Date <= on).OrderByDescending(s => s.Main))
                if (seen.Add((step.ToCode, step.ToValidFrom)) && Row(step.ToCode, step.ToValidFrom) is { } next) waiting.Enqueue(next);
        }
    }

    public static bool InForce(Unit unit, DateOnly on) => unit.ValidFrom <= on && (unit.ValidTo is null || unit.ValidTo >= on);

    private Unit? Row(string code, DateOnly validFrom) =>
        _byCode.TryGetValue(code, out var rows) ? Array.Find(rows, row => row.ValidFrom == validFrom) : null;

    private static bool IsUnder(Unit unit, string parentCode)
    {
        var above = unit.Path.AsSpan(0, unit.Path.Length - unit.Code.Length).TrimEnd('/');
        foreach (var code in above.Split('/'))
            if (above[code].SequenceEqual(parentCode)) return true;
        return false;
    }
}
