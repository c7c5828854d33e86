using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.AnswerOthers;

internal sealed class StaffAnswers(NetworkDbContext db) : IStaff
{
    public async Task<StaffMember?> Find(Guid id, CancellationToken ct) => (await Read(e => e.Where(x => x.Id == id), ct)).FirstOrDefault();

    public async Task<IReadOnlyDictionary<Guid, StaffMember>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<Guid, StaffMember>() : (await Read(e => e.Where(x => ids.Contains(x.Id)), ct)).ToDictionary(m => m.Id);

    public async Task<StaffMember?> OfAccount(Guid accountId, CancellationToken ct) => (await Read(e => e.Where(x => x.AccountId == accountId), ct)).FirstOrDefault();

    public async Task<IReadOnlyList<StaffMember>> WithRole(string role, string? scopePath, CancellationToken ct)
    {
        var below = scopePath + "/";
        return await Read(
            e => e.Where(x => x.WorkingRoles.Contains(role) && (string.IsNullOrEmpty(scopePath) || x.ScopePath == scopePath || x.ScopePath.StartsWith(below))), ct);
    }

    public async Task<IReadOnlyDictionary<string, Guid>> ByKeys(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        await db.Employees.AsNoTracking().Where(e => keys.Contains(e.Key)).ToDictionaryAsync(e => e.Key, e => e.Id, ct);

    private async Task<List<StaffMember>> Read(Func<IQueryable<Employee>, IQueryable<Employee>> narrow, CancellationToken ct)
    {
        var rows = await (
            from e in narrow(db.Employees.AsNoTracking())
            join o in db.Organisations on e.OrganisationCode equals o.Code
            join f in db.Offices on e.OfficeId equals f.Id into offices
            from f in offices.DefaultIfEmpty()
            orderby e.SortKey, e.Id
            select new { e, OrganisationName = o.ShortName, o.Lat, o.Lon, Office = f }).ToListAsync(ct);
        return [.. rows.Select(r => new StaffMember(
            r.e.Id, r.e.FullName, r.e.OrganisationCode, r.Office?.Name ?? r.OrganisationName, UnitOf(r.e.ScopePath), r.e.ScopePath,
            r.e.WorkingRoles, r.e.AccountId, r.Office?.Lat ?? r.Lat, r.Office?.Lon ?? r.Lon) { OfficeCode = r.Office?.Code, Languages = r.e.Languages })];
    }

    private static string UnitOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
