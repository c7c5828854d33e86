using Campaigns.Accounts.Contracts;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;

namespace Campaigns.Network.Features.AnswerOthers;

/// <summary>Where roles can be held, and where their places lie after a reform of the tree.</summary>
internal sealed class PlaceTree(Register register) : IPlaceTree
{
    public async Task<IReadOnlyList<Place>> On(DateOnly day, CancellationToken ct)
    {
        var units = await register.Units(ct);
        var names = units.List(null, day, null).GroupBy(u => u.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        // The districts' tree until 30/06/2025, the areas' since: of units in force on the day only one of the two has the communes below it.
        return [.. names.Values.OrderBy(u => u.Path, StringComparer.Ordinal).Select(u => new Place(u.Path, NameOf(u, names)))];
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Follow(IReadOnlyCollection<string> paths, DateOnly day, CancellationToken ct)
    {
        var units = await register.Units(ct);
        return paths.Distinct(StringComparer.Ordinal).Select(path => (path, same: units.Same(path, day))).Where(x => x.same.Count > 0)
            .ToDictionary(x => x.path, x => x.same, StringComparer.Ordinal);
    }

    private static string NameOf(Unit unit, Dictionary<string, Unit> names) =>
        unit.Level == UnitLevel.Commune && names.GetValueOrDefault(unit.Path[..^(unit.Code.Length + 1)]) is { } above ? $"{unit.FullName}, {above.FullName}" : unit.FullName;
}
