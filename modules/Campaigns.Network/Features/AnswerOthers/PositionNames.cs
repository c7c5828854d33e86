using Campaigns.Approvals.Contracts;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.AnswerOthers;

/// <summary>Names of staff by account, and of positions by organisation and area.</summary>
internal sealed class PositionNames(NetworkDbContext db, Register register) : INames
{
    public async Task<IReadOnlyDictionary<string, string>> People(IReadOnlyCollection<string> users, CancellationToken ct)
    {
        var ids = users.Select(u => Guid.TryParse(u, out var id) ? id : (Guid?)null).Where(id => id is not null).Distinct().ToList();
        var found = await db.Employees.AsNoTracking().Where(e => e.AccountId != null && ids.Contains(e.AccountId)).Select(e => new { e.AccountId, e.FullName }).ToListAsync(ct);
        return found.DistinctBy(f => f.AccountId).ToDictionary(f => f.AccountId!.Value.ToString(), f => f.FullName);
    }

    public async Task<IReadOnlyDictionary<string, string>> Seats(IReadOnlyCollection<string> seats, DateTimeOffset at, CancellationToken ct)
    {
        var units = await register.Units(ct);
        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Code, o => o.ShortName, ct);
        var names = new Dictionary<string, string>();
        foreach (var seat in seats.Distinct())
        {
            if (seat.Split('@', ':') is not [_, var org, var area] || !organisations.TryGetValue(org, out var name)) continue;
            names[seat] = units.Find(area, at.LocalDate()) is { } unit ? $"{name}, {unit.FullName}" : name;
        }

        return names;
    }

    public async Task<IReadOnlyDictionary<string, string>> Areas(IReadOnlyCollection<string> areas, DateTimeOffset at, CancellationToken ct)
    {
        var units = await register.Units(ct);
        return areas.Distinct().Select(code => units.Find(code, at.LocalDate())).OfType<Unit>().ToDictionary(u => u.Code, u => u.FullName);
    }
}
