using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.AnswerOthers;

internal sealed class OfficeAnswers(NetworkDbContext db) : IOffices
{
    public async Task<IReadOnlyDictionary<string, string>> Names(IReadOnlyCollection<string> codes, CancellationToken ct) =>
        await db.Offices.AsNoTracking().Where(o => codes.Contains(o.Code)).ToDictionaryAsync(o => o.Code, o => o.Name, ct);
}
