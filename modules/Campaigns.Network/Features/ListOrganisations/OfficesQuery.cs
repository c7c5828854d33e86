using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.ListOrganisations;

/// <summary>What offices are narrowed by; what is left out narrows nothing.</summary>
internal sealed record OfficeFilter(string? Q, string? Type, string? Cursor);

/// <summary>How many offices of a kind there are in the caller's area.</summary>
internal sealed record OfficeCount(string Organisation, string Type, int Offices);

/// <summary>Reads organisations and the offices of the caller's area.</summary>
internal sealed class OfficesQuery(NetworkDbContext db, IActor actor)
{
    private const int PageSize = 50;

    public Task<List<Organisation>> Organisations(CancellationToken ct) => db.Organisations.AsNoTracking().OrderBy(o => o.Code).ToListAsync(ct);

    public Task<List<OfficeCount>> Counts(CancellationToken ct) => Seen().GroupBy(o => new { o.OrganisationCode, o.Type })
        .Select(same => new OfficeCount(same.Key.OrganisationCode, same.Key.Type, same.Count())).ToListAsync(ct);

    public Task<Dictionary<string, int>> Staff(CancellationToken ct) => db.Employees.AsNoTracking().Within(actor, Permissions.ViewStaff)
        .GroupBy(e => e.OrganisationCode).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, ct);

    public Task<int> Count(OfficeFilter filter, CancellationToken ct) => Filtered(filter).CountAsync(ct);

    /// <summary>By place, so that the office of an area stands before those of its communes.</summary>
    public async Task<Paged<Office>> Page(OfficeFilter filter, CancellationToken ct)
    {
        var rows = Filtered(filter);
        if (filter.Cursor is { Length: > 0 } after && await db.Offices.Where(o => o.Code == after).Select(o => o.ScopePath).SingleOrDefaultAsync(ct) is { } place)
            rows = rows.Where(o => string.Compare(o.ScopePath, place) > 0 || (o.ScopePath == place && string.Compare(o.Code, after) > 0));
        var page = await rows.OrderBy(o => o.ScopePath).ThenBy(o => o.Code).Take(PageSize + 1).ToListAsync(ct);
        return page.Count > PageSize ? new(page[..PageSize], page[PageSize - 1].Code) : new(page, null);
    }

    private IQueryable<Office> Filtered(OfficeFilter filter)
    {
        var rows = Seen();
        var wish = Folding.Fold(filter.Q).Trim();
        if (wish.Length > 0) rows = rows.Where(o => o.Folded.Contains(wish) || o.Code.ToLower() == wish);
        return filter.Type is { Length: > 0 } type ? rows.Where(o => o.Type == type) : rows;
    }

    private IQueryable<Office> Seen() => db.Offices.AsNoTracking().Within(actor, Permissions.ViewOrganisations);
}
