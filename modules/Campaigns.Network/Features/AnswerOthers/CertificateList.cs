using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.AnswerOthers;

/// <summary>Answers from the plain list, until a module that issues certificates answers instead.</summary>
internal sealed class CertificateList(NetworkDbContext db) : IStaffCertificates
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>> Valid(IReadOnlyCollection<Guid> staffIds, DateOnly on, CancellationToken ct)
    {
        var held = await db.Certificates.AsNoTracking().Where(c => staffIds.Contains(c.StaffId) && c.ExpiresOn >= on).OrderBy(c => c.Course).ToListAsync(ct);
        return held.GroupBy(c => c.StaffId).ToDictionary(
            g => g.Key, g => (IReadOnlyList<StaffCertificate>)[.. g.Select(c => new StaffCertificate(c.Course, c.Code, c.ExpiresOn))]);
    }
}
