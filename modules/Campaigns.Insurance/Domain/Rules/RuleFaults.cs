using System.Globalization;

namespace Campaigns.Insurance.Domain.Rules;

/// <summary>What is wrong with a set of rows, one sentence each, naming the row.</summary>
internal static class RuleFaults
{
    /// <summary>Rows must come ordered by table, variant and first day.</summary>
    public static IEnumerable<string> In(IReadOnlyList<RuleRow> rows)
    {
        foreach (var row in rows)
            if (Of(row) is { } fault)
                yield return $"{row.Key}: {fault}";

        for (var i = 1; i < rows.Count; i++)
            if (Between(rows[i - 1], rows[i]) is { } fault)
                yield return $"{rows[i].Key}: {fault}";
    }

    private static string? Of(RuleRow row)
    {
        if (RuleTables.UnitOf(row.Table) is not { } unit) return "no such table";
        if (!Reads(row.Value, unit)) return $"'{row.Value}' is not a {unit.ToString().ToLowerInvariant()}";
        if (row.To < row.From) return "ends before it starts";
        if (string.IsNullOrWhiteSpace(row.Document)) return "names no document";
        return null;
    }

    private static bool Reads(string value, RuleUnit unit) => unit switch
    {
        RuleUnit.Share => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1,
        RuleUnit.Dong => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        _ => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
    };

    private static string? Between(RuleRow earlier, RuleRow later)
    {
        if ((earlier.Table, earlier.Variant) != (later.Table, later.Variant)) return null;
        if (earlier.To is not { } end || end >= later.From) return $"overlaps {earlier.Key}";
        if (end.AddDays(1) != later.From) return $"leaves a gap after {earlier.Key}";
        return null;
    }
}

/// <summary>The rules as given cannot be used; the message lists every fault.</summary>
internal sealed class InvalidRuleBookException(IReadOnlyList<string> faults)
    : Exception("The dated rules are not usable: " + string.Join("; ", faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
