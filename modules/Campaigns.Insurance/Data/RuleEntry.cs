using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Values;

namespace Campaigns.Insurance.Data;

/// <summary>A stored row of the rules. Only its end may change, when a newer row closes it.</summary>
internal sealed class RuleEntry : Entity
{
    private RuleEntry()
    {
    }

    public static RuleEntry Of(RuleRow row) => new()
    {
        Table = row.Table,
        Variant = row.Variant,
        From = row.From,
        To = row.To,
        Value = row.Value,
        Document = row.Document,
        Status = row.Status,
        Note = row.Note,
    };

    public string Table { get; private init; } = "";
    public string Variant { get; private init; } = "";
    public DateOnly From { get; private init; }
    public DateOnly? To { get; private set; }
    public string Value { get; private init; } = "";
    public string Document { get; private init; } = "";
    public RuleStatus Status { get; private init; }
    public string? Note { get; private init; }

    public RuleRow ToRow() => new(Table, Variant, From, To, Value, Document, Status, Note);
}
