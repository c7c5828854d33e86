using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.AnswerOthers;

/// <summary>Tells which certificates are valid on a day.</summary>
internal sealed class HeldCertificates(TrainingDbContext db) : IStaffCertificates
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>> Valid(IReadOnlyCollection<Guid> staffIds, DateOnly on, CancellationToken ct)
    {
        var held = await db.Certificates.AsNoTracking()
            .Where(c => staffIds.Contains(c.StaffId) && c.ExpiresOn >= on && (c.Status == CertificateStatus.Valid || c.Status == CertificateStatus.Suspended))
            .OrderBy(c => c.CourseCode).ToListAsync(ct);
        var courses = await Refreshers(ct);
        return held.Where(c => c.StateOn(on, courses[c.CourseId].RefreshBy(c.CourseVersion)) is CertificateState.Valid).GroupBy(c => c.StaffId)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<StaffCertificate>)[.. g.Select(c => new StaffCertificate(c.CourseCode, c.Code, c.ExpiresOn))]);
    }

    public async Task<IReadOnlyList<LapsedCertificate>> Lapsed(IReadOnlyCollection<Guid> staffIds, DateOnly on, CancellationToken ct)
    {
        var last = await db.Certificates.AsNoTracking().Where(c => staffIds.Contains(c.StaffId) && c.Status != CertificateStatus.Replaced).ToListAsync(ct);
        var courses = await Refreshers(ct);
        return [.. last.GroupBy(c => (c.StaffId, c.CourseCode)).Select(g => g.MaxBy(c => (c.IssuedOn, c.Id))!)
            .Select(c => (c, State: c.StateOn(on, courses[c.CourseId].RefreshBy(c.CourseVersion))))
            .Where(x => x.State is not CertificateState.Valid)
            .Select(x => new LapsedCertificate(x.c.StaffId, x.c.CourseCode, x.c.ExpiresOn, x.State.Word()))];
    }

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> Excused(IReadOnlyCollection<Guid> staffIds, DateOnly on, CancellationToken ct)
    {
        var given = await db.Overrides.AsNoTracking().Where(o => o.On == on && o.Status == AskedStatus.Granted && staffIds.Contains(o.StaffId)).Select(o => new { o.StaffId, o.CourseCode }).ToListAsync(ct);
        return given.GroupBy(o => o.StaffId).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(o => o.CourseCode)]);
    }

    private async Task<Dictionary<Guid, Course>> Refreshers(CancellationToken ct) => (await db.Courses.AsNoTracking().ToListAsync(ct)).ToDictionary(c => c.Id);
}
