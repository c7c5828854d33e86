using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.ListStaff;

/// <summary>What staff are narrowed by; what is left out narrows nothing.</summary>
internal sealed record StaffFilter(string? Q, string? Unit, string? Role, string? Organisation, int? Limit, string? Cursor);

/// <summary>A member of staff as lists show them.</summary>
internal sealed record StaffRow(Guid Id, string FullName, string Organisation, string Office, string Position, string ScopePath, IReadOnlyList<string> Roles)
{
    public string UnitCode => ScopePath[(ScopePath.LastIndexOf('/') + 1)..];
}

/// <summary>Reads staff within the caller's area.</summary>
internal sealed class StaffQuery(NetworkDbContext db, Register register, IActor actor, TimeProvider clock)
{
    public async Task<Paged<StaffRow>> Page(StaffFilter filter, CancellationToken ct)
    {
        var page = await (await Filtered(filter, ct)).PageByName(filter.Q, filter.Limit, filter.Cursor, ct);
        return new(await Rows(page.Items, ct), page.Next);
    }

    public async Task<int> Count(StaffFilter filter, CancellationToken ct)
    {
        var wish = Folding.Fold(filter.Q).Trim();
        return await (await Filtered(filter, ct)).CountAsync(e => wish == "" || e.Folded.Contains(wish), ct);
    }

    /// <summary>One, with what the page about them shows; null where they are not there or not in the caller's area.</summary>
    public async Task<(StaffRow Row, Employee Person)?> Find(Guid id, CancellationToken ct)
    {
        var found = await db.Employees.AsNoTracking().Within(actor, Permissions.ViewStaff).SingleOrDefaultAsync(e => e.Id == id, ct);
        return found is null ? null : ((await Rows([found], ct))[0], found);
    }

    private async Task<IQueryable<Employee>> Filtered(StaffFilter filter, CancellationToken ct)
    {
        var rows = db.Employees.AsNoTracking().Within(actor, Permissions.ViewStaff);
        if (filter.Role is { Length: > 0 } role) rows = rows.Where(e => e.WorkingRoles.Contains(role));
        if (filter.Organisation is { Length: > 0 } organisation) rows = rows.Where(e => e.OrganisationCode == organisation);
        if (filter.Unit is not { Length: > 0 } code) return rows;

        var place = (await register.Units(ct)).Find(code, clock.Today())?.Path;
        var below = place + "/";
        return place is null ? rows.Where(_ => false) : rows.Where(e => e.ScopePath == place || e.ScopePath.StartsWith(below));
    }

    private async Task<List<StaffRow>> Rows(IReadOnlyList<Employee> staff, CancellationToken ct)
    {
        var ids = staff.Select(e => e.OfficeId).Distinct().ToList();
        var offices = await db.Offices.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var seats = await db.Organisations.ToDictionaryAsync(o => o.Code, o => o.ShortName, ct);
        return [.. staff.Select(e => new StaffRow(
            e.Id, e.FullName, e.OrganisationCode, e.OfficeId is { } office ? offices[office] : seats[e.OrganisationCode], e.Position, e.ScopePath, e.WorkingRoles))];
    }
}
