using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.AnswerOthers;

internal sealed class ContactAnswers(NetworkDbContext db) : IStaffContacts
{
    public async Task<IReadOnlyDictionary<Guid, StaffContact>> Many(IReadOnlyCollection<Guid> staffIds, CancellationToken ct)
    {
        var rows = await db.Employees.AsNoTracking().Where(e => staffIds.Contains(e.Id)).Select(e => new { e.Id, e.FullName, e.Phone, e.Email }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new StaffContact(r.Id, r.FullName, r.Phone, r.Email));
    }
}
