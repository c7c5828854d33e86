using System.Text.Json;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Finds stages that no subject can ever reach, because their conditions contradict each other. What it cannot judge it takes as possible.</summary>
internal static class Reachability
{
    public static bool CanBeReached(Route route, Stage stage) =>
        stage.Branches.Any(b => b.Steps.Any(s => CanHold(new AllOf("", [.. new[] { route.AppliesWhen, stage.When, b.When, s.When }.OfType<Condition>()]))));

    public static bool CanHold(Condition condition) => condition switch
    {
        AnyOf any => any.Of.Any(CanHold),
        AllOf all => all.Of.All(CanHold) && Leaves(all).GroupBy(l => l.Field).All(f => Fit([.. f])),
        Leaf leaf => Fit([leaf]),
        _ => true,
    };

    private static IEnumerable<Leaf> Leaves(AllOf all) => all.Of.SelectMany(c => c switch { Leaf leaf => [leaf], AllOf inner => Leaves(inner), _ => Enumerable.Empty<Leaf>() });

    // Whether one value of the field can answer all of them.
    private static bool Fit(IReadOnlyList<Leaf> leaves)
    {
        var wantsNull = leaves.Any(l => l.Op == Op.IsNull && l.Value is not { ValueKind: JsonValueKind.False });
        if (wantsNull) return leaves.All(l => l.Op == Op.IsNull && l.Value is not { ValueKind: JsonValueKind.False });
        var (low, high) = (long.MinValue, long.MaxValue);
        HashSet<string>? words = null;
        foreach (var leaf in leaves)
        {
            var (from, to) = Range(leaf);
            (low, high) = (Math.Max(low, from), Math.Min(high, to));
            if (Allowed(leaf) is not { } allowed) continue;
            if (words is null) words = allowed;
            else words.IntersectWith(allowed);
        }

        var barred = leaves.Where(l => l.Op == Op.Ne && l.Value is not null).Select(l => Canonical.Text(l.Value!.Value)).ToHashSet();
        return low <= high && words?.All(barred.Contains) != true;
    }

    private static (long From, long To) Range(Leaf leaf)
    {
        long? Number(JsonElement? value) => value is { ValueKind: JsonValueKind.Number } v && v.TryGetInt64(out var number) ? number : null;
        if (leaf is { Op: Op.Between, Value: { ValueKind: JsonValueKind.Array } pair } && pair.GetArrayLength() == 2) return (Number(pair[0]) ?? long.MinValue, Number(pair[1]) ?? long.MaxValue);
        if (Number(leaf.Value) is not { } bound) return (long.MinValue, long.MaxValue);
        return leaf.Op switch
        {
            Op.Eq => (bound, bound),
            Op.Gt => (bound == long.MaxValue ? bound : bound + 1, long.MaxValue),
            Op.Ge => (bound, long.MaxValue),
            Op.Lt => (long.MinValue, bound == long.MinValue ? bound : bound - 1),
            Op.Le => (long.MinValue, bound),
            _ => (long.MinValue, long.MaxValue),
        };
    }

    private static HashSet<string>? Allowed(Leaf leaf) => leaf switch
    {
        { Op: Op.Eq, Value: { } value } => [Canonical.Text(value)],
        { Op: Op.In, Value: { ValueKind: JsonValueKind.Array } list } => [.. list.EnumerateArray().Select(Canonical.Text)],
        _ => null,
    };
}
