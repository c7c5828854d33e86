namespace Campaigns.Insurance.Domain.Rules;

/// <summary>
/// The rules in force on one day. Remembers every row it handed out, in order and once each, so that a quote can show and
/// store exactly what it was made from.
/// </summary>
internal sealed class RulesOfDay(RuleBook book, DateOnly day)
{
    private readonly List<RuleRow> _used = [];

    public DateOnly Day { get; } = day;

    public IReadOnlyList<RuleRow> Used => _used;

    /// <summary>Whether every one of these tables has a row without variant in force; ask before <see cref="Get"/>.</summary>
    public bool Has(params IEnumerable<string> tables) => tables.All(table => book.Find(table, Day) is not null);

    /// <summary>The row in force. A missing one is a defect of the caller, who asks <see cref="Has"/> first.</summary>
    public RuleRow Get(string table, string variant = "") =>
        Find(table, variant) ?? throw new InvalidOperationException($"No rule {table} {variant} on {Day:yyyy-MM-dd}.");

    public RuleRow? Find(string table, string variant = "") => book.Find(table, Day, variant) is { } row ? Note(row) : null;

    /// <inheritdoc cref="RuleBook.Foresee"/>
    public RuleRow? Foresee(string table, DateOnly later, string variant = "") => book.Foresee(table, Day, later, variant);

    /// <summary>All variants in force, not yet noted: the caller notes the one it takes.</summary>
    public IEnumerable<RuleRow> Offer(string table) => book.FindAll(table, Day);

    public RuleRow Note(RuleRow row)
    {
        if (!_used.Contains(row)) _used.Add(row);
        return row;
    }
}
