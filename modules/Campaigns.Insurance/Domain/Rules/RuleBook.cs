namespace Campaigns.Insurance.Domain.Rules;

/// <summary>
/// Every dated rule, in order. Rows of one table and variant never overlap and leave no gap, and every value reads as its
/// table's unit: a book that breaks this is refused at load, so that a quote can trust what it finds.
/// </summary>
internal sealed class RuleBook
{
    private readonly ILookup<(string Table, string Variant), RuleRow> _rows;

    public RuleBook(IEnumerable<RuleRow> rows)
    {
        var ordered = rows.OrderBy(row => row.Table, StringComparer.Ordinal).ThenBy(row => row.Variant, StringComparer.Ordinal).ThenBy(row => row.From).ToList();
        var faults = RuleFaults.In(ordered).ToList();
        if (faults.Count > 0) throw new InvalidRuleBookException(faults);

        Rows = ordered;
        _rows = ordered.ToLookup(row => (row.Table, row.Variant));
    }

    public IReadOnlyList<RuleRow> Rows { get; }

    /// <summary>The row in force on that day, or null: there is no falling back to the newest one.</summary>
    public RuleRow? Find(string table, DateOnly day, string variant = "") =>
        _rows[(table, variant)].FirstOrDefault(row => row.Covers(day));

    /// <summary>All variants of a table in force on that day.</summary>
    public IEnumerable<RuleRow> FindAll(string table, DateOnly day) =>
        Rows.Where(row => row.Table == table && row.Covers(day));

    /// <summary>
    /// The value on a later day as the law of today has it: of the document in force today, the row that covers the later
    /// day, or its last one. A step-by-step rise that is already law counts; a law passed later does not.
    /// </summary>
    public RuleRow? Foresee(string table, DateOnly today, DateOnly later, string variant = "")
    {
        if (Find(table, today, variant) is not { } now) return null;

        var sameLaw = _rows[(table, variant)].Where(row => row.Document == now.Document && row.From >= now.From).ToList();
        return sameLaw.FirstOrDefault(row => row.Covers(later)) ?? sameLaw[^1];
    }

    /// <summary>The first day after this one on which a value of these tables changes; null while none is known.</summary>
    public DateOnly? NextChange(DateOnly after, params IReadOnlyCollection<string> tables) =>
        Rows.Where(row => tables.Contains(row.Table) && row.From > after && Changes(row)).Select(row => (DateOnly?)row.From).Min();

    // A new document that keeps the old value changes nothing for anybody who pays.
    private bool Changes(RuleRow row) => Find(row.Table, row.From.AddDays(-1), row.Variant)?.Value != row.Value;

    /// <summary>The rules of one day, noting which rows are read.</summary>
    public RulesOfDay On(DateOnly day) => new(this, day);
}
