using System.Collections.Concurrent;
using System.Collections.Frozen;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Network.Domain;

/// <summary>All units of all days, in memory and unchanging: about a thousand rows that every page asks for.</summary>
internal sealed class UnitTree
{
    private readonly FrozenDictionary<string, Unit[]> _byCode;
    private readonly ILookup<(string Code, DateOnly ValidFrom), UnitSuccession> _next;
    private readonly ILookup<string, Unit> _byPath;
    private readonly ConcurrentDictionary<(string Path, DateOnly On), IReadOnlyList<string>> _same = [];

    public UnitTree(IEnumerable<Unit> units, IEnumerable<UnitSuccession> successions)
    {
        All = [.. units.OrderBy(u => u.Level).ThenBy(u => VietnameseOrder.Key(u.Name), StringComparer.Ordinal).ThenBy(u => u.Code, StringComparer.Ordinal).ThenBy(u => u.ValidFrom)];
        _byCode = All.GroupBy(u => u.Code).ToFrozenDictionary(g => g.Key, g => g.OrderBy(u => u.ValidFrom).ToArray(), StringComparer.Ordinal);
        _byPath = All.ToLookup(u => u.Path, StringComparer.Ordinal);
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

    /// <summary>The paths of the same ground as that path names, on the map of a day and on the maps before it: for a place closed by then what took its
    /// place, for one in force what it took the place of. Of a divided one only the main part.</summary>
    public IReadOnlyList<string> Same(string path, DateOnly on) => _same.GetOrAdd((path, on), key => [.. Elsewhere(key.Path, key.On).Where(p => p != key.Path).Distinct(StringComparer.Ordinal)]);

    private IEnumerable<string> Elsewhere(string path, DateOnly on)
    {
        foreach (var unit in _byPath[path].Where(u => !InForce(u, on) && u.ValidTo < on))
            if (Successors(unit, on).FirstOrDefault() is { } heir) yield return heir.Path;
        foreach (var unit in _byPath[path].Where(u => InForce(u, on)))
            foreach (var closed in All.Where(u => u.Level != UnitLevel.Province && u.ValidTo < on && Successors(u, on).FirstOrDefault() == unit)) yield return closed.Path;
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
