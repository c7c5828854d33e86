using Campaigns.Kernel.Security;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Features.ListRegistrations;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.FindRecords;

/// <summary>Registrations by name, code or the end of the phone.</summary>
internal sealed class RegistrationFinder(RegistrationsDbContext db) : IRecordFinder
{
    public async Task<IReadOnlyList<Guid>> Find(string words, CancellationToken ct) =>
        await (await RegistrationsQuery.Matching(db.Registrations.AsNoTracking(), words, ct)).OrderByDescending(r => r.Id).Select(r => r.Id).Take(200).ToListAsync(ct);
}
