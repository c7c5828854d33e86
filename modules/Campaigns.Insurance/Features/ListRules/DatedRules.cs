using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;

namespace Campaigns.Insurance.Features.ListRules;

/// <summary>Hands rules to devices that quote by themselves.</summary>
internal sealed class DatedRules(RuleShelf shelf) : IDatedRules
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<DatedRule>> Since(DateOnly day, CancellationToken ct) =>
        [.. (await shelf.Book(ct)).Rows.Where(r => r.To is null || r.To >= day).Select(r => new DatedRule(r.Table, r.Variant, r.From, r.To, r.Value, r.Document))];
}
