using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.AnswerOthers;

internal sealed class LeaveAnswers(NetworkDbContext db) : IStaffLeaves
{
    public async Task<IReadOnlyList<StaffLeave>> Between(DateOnly first, DateOnly last, CancellationToken ct) =>
        await db.Leaves.AsNoTracking().Where(l => l.From <= last && l.To >= first).OrderBy(l => l.From)
            .Select(l => new StaffLeave(l.StaffId, l.From, l.To, l.Reason)).ToListAsync(ct);
}
