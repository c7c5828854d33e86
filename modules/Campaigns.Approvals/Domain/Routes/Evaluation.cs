using System.Text.Json;
using Campaigns.Approvals.Contracts;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Answers conditions from facts. A missing fact compares false, also with <c>ne</c>; only <c>isNull</c> and <c>not</c> see it.</summary>
internal static class Evaluation
{
    public static bool Holds(this Condition? condition, Facts facts, IDirectory directory) => condition is null || Holds(condition, facts, directory, null);

    /// <summary>The same, telling each leaf's answer as <c>budget gt 50000000: true</c>.</summary>
    public static bool Holds(this Condition? condition, Facts facts, IDirectory directory, List<string>? because) => condition switch
    {
        null => true,
        AllOf all => All(all.Of, facts, directory, because),
        AnyOf any => Any(any.Of, facts, directory, because),
        Not not => !not.Of.Holds(facts, directory, because),
        Leaf leaf => Tell(leaf, LeafHolds(leaf, facts, directory), because),
        _ => throw new InvalidOperationException($"No answer for {condition.GetType().Name}"),
    };

    // Every leaf is asked, so that the explanation is complete.
    private static bool All(IReadOnlyList<Condition> of, Facts facts, IDirectory directory, List<string>? because)
    {
        var holds = true;
        foreach (var one in of) holds &= one.Holds(facts, directory, because);
        return holds;
    }

    private static bool Any(IReadOnlyList<Condition> of, Facts facts, IDirectory directory, List<string>? because)
    {
        var holds = false;
        foreach (var one in of) holds |= one.Holds(facts, directory, because);
        return holds;
    }

    private static bool Tell(Leaf leaf, bool holds, List<string>? because)
    {
        because?.Add($"{leaf.Field} {leaf.Op.Word()} {(leaf.Value is { } v ? Canonical.Text(v) : "")}: {(holds ? "true" : "false")}");
        return holds;
    }

    private static bool LeafHolds(Leaf leaf, Facts facts, IDirectory directory)
    {
        var fact = facts[leaf.Field];
        if (leaf.Op == Op.IsNull) return fact is null == (leaf.Value is not { ValueKind: JsonValueKind.False });
        if (fact is null || leaf.Value is not { } value) return false;
        return leaf.Op switch
        {
            Op.Eq => Same(fact, value),
            Op.Ne => !Same(fact, value),
            Op.In => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(v => Same(fact, v)),
            Op.Between => value is { ValueKind: JsonValueKind.Array } && value.GetArrayLength() == 2 && Compare(fact, value[0]) >= 0 && Compare(fact, value[1]) <= 0,
            Op.Contains or Op.Under when value.ValueKind != JsonValueKind.String => false,
            Op.Contains => fact is IReadOnlyList<string> texts ? texts.Contains(value.GetString()) : fact is string text && text.Contains(value.GetString()!, StringComparison.Ordinal),
            Op.Under => fact is string area && IsUnder(area, value.GetString()!, directory),
            Op.Gt => Compare(fact, value) > 0,
            Op.Ge => Compare(fact, value) >= 0,
            Op.Lt => Compare(fact, value) < 0,
            _ => Compare(fact, value) <= 0,
        };
    }

    private static bool Same(object fact, JsonElement value) => fact switch
    {
        long number => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var other) && number == other,
        bool flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False && flag == value.GetBoolean(),
        string text => value.ValueKind == JsonValueKind.String && text == value.GetString(),
        _ => false,
    };

    // Null where there is no order between the two: publishing checks that, but a draft is simulated too.
    private static int? Compare(object fact, JsonElement value) => (fact, value.ValueKind) switch
    {
        (long number, JsonValueKind.Number) => value.TryGetInt64(out var other) ? number.CompareTo(other) : ((double)number).CompareTo(value.GetDouble()),
        (string text, JsonValueKind.String) => string.CompareOrdinal(text, value.GetString()),
        _ => null,
    };

    private static bool IsUnder(string area, string above, IDirectory directory)
    {
        for (var at = area; at is not null; at = directory.ParentOf(at))
            if (at == above) return true;
        return false;
    }
}
