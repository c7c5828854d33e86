using Campaigns.Desk.Data;
using Campaigns.Desk.Features.SettleConflict;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Desk.Features.PersonalData;

/// <summary>Both values of a conflict are somebody's data: told with their registration, and forgotten with it.</summary>
internal sealed class ConflictData(DeskDbContext db) : IPersonalData
{
    public async Task<IReadOnlyDictionary<string, object?>> Export(RecordRef person, CancellationToken ct)
    {
        if (person.Kind != "registrations.registration") return new Dictionary<string, object?>();
        var all = await db.Conflicts.AsNoTracking().Where(c => c.RegistrationId == person.Id && c.Fields != null).OrderBy(c => c.Id).ToListAsync(ct);
        return all.Count == 0 ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["desk.conflicts"] = all.SelectMany(ConflictResource.Clashes).ToList() };
    }

    public async Task Erase(RecordRef person, CancellationToken ct)
    {
        if (person.Kind != "registrations.registration") return;
        foreach (var conflict in await db.Conflicts.Where(c => c.RegistrationId == person.Id && c.Fields != null).ToListAsync(ct)) conflict.Forget();
        await db.SaveChangesAsync(ct);
    }
}
