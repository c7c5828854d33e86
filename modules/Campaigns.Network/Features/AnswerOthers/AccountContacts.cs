using Campaigns.Approvals.Contracts;
using Campaigns.Network.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.AnswerOthers;

/// <summary>Addresses of staff by account, for approvals.</summary>
internal sealed class AccountContacts(NetworkDbContext db) : IContacts
{
    public async Task<IReadOnlyDictionary<string, Contact>> Of(IReadOnlyCollection<string> users, CancellationToken ct)
    {
        var ids = users.Select(u => Guid.TryParse(u, out var id) ? id : (Guid?)null).Where(id => id is not null).Distinct().ToList();
        var found = await db.Employees.AsNoTracking().Where(e => e.AccountId != null && ids.Contains(e.AccountId)).Select(e => new { e.AccountId, e.FullName, e.Phone, e.Email }).ToListAsync(ct);
        return found.DistinctBy(f => f.AccountId).ToDictionary(f => f.AccountId!.Value.ToString(), f => new Contact(f.FullName, f.Phone, f.Email));
    }
}
