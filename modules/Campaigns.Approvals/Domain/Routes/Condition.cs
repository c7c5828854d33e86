using System.Text.Json;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>A typed question to the facts. A tree and not a script: a form can build it, publishing checks its types, simulation names the leaf that decided.</summary>
internal abstract record Condition(string Pointer);

internal sealed record AllOf(string Pointer, IReadOnlyList<Condition> Of) : Condition(Pointer);

internal sealed record AnyOf(string Pointer, IReadOnlyList<Condition> Of) : Condition(Pointer);

internal sealed record Not(string Pointer, Condition Of) : Condition(Pointer);

internal sealed record Leaf(string Pointer, string Field, Op Op, JsonElement? Value) : Condition(Pointer);

internal enum Op
{
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
    In,
    Between,
    IsNull,
    Contains,
    Under,
}

/// <summary>Reads conditions.</summary>
internal static class ConditionReader
{
    // Deeper than any form shows; bounds the recursion of whatever reads it.
    private const int Deepest = 8;

    public static Condition? Read(JsonElement element, string pointer, List<Fault> faults, int depth = 0)
    {
        var members = new Members(element, pointer, faults, "field", "op", "value", "all", "any", "not");
        if (depth > Deepest)
        {
            members.Wrong("", "too-deep");
            return null;
        }

        if (members.Has("all")) return new AllOf(pointer, List(members, "all", faults, depth));
        if (members.Has("any")) return new AnyOf(pointer, List(members, "any", faults, depth));
        if (members.Find("not") is { } inner) return Read(inner, members.At("not"), faults, depth + 1) is { } of ? new Not(pointer, of) : null;
        var field = members.Needed("field");
        if (!members.Has("op")) members.Wrong("op", "missing", "op");
        return members.Word<Op>("op") is { } op && field.Length > 0 ? new Leaf(pointer, field, op, members.Find("value")?.Clone()) : null;
    }

    private static List<Condition> List(Members members, string name, List<Fault> faults, int depth) =>
        [.. members.Items(name, 1, 50).Select(i => Read(i.Value, i.Pointer, faults, depth + 1)).OfType<Condition>()];
}
