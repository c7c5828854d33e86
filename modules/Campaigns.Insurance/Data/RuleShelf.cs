using Campaigns.Insurance.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Data;

/// <summary>Hands out the rules in force here: the stored rows, or the shipped ones while none are stored.</summary>
internal sealed class RuleShelf(InsuranceDbContext db)
{
    private RuleBook? _book;

    /// <summary>Read once per request, so that one answer is made from one state of the rules.</summary>
    public async Task<RuleBook> Book(CancellationToken ct)
    {
        if (_book is not null) return _book;

        var stored = await db.Rules.AsNoTracking().ToListAsync(ct);
        return _book = new RuleBook(stored.Count > 0 ? stored.Select(entry => entry.ToRow()) : RuleFile.Shipped());
    }
}
