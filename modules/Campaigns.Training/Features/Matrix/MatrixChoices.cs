using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.Matrix;

/// <summary>What the filters of the matrix offer, and the classes people can go into.</summary>
internal sealed record MatrixLists(IReadOnlyList<SelectListItem> Areas, IReadOnlyList<SelectListItem> Roles, IReadOnlyList<SelectListItem> Offices, IReadOnlyList<SelectListItem> Classes);

/// <summary>Reads them.</summary>
internal sealed class MatrixChoices(TrainingDbContext db, IUnits units, MatrixPeople people, IActor actor, TimeProvider clock, IStringLocalizer texts)
{
    public async Task<MatrixLists> Read(bool classes, CancellationToken ct)
    {
        var (today, places) = (clock.Today(), actor.Where(Permissions.ViewCertificates));
        var level = (await units.List(UnitLevel.Area, today, null, ct)).Count > 0 ? UnitLevel.Area : UnitLevel.District;
        var areas = (await units.List(level, today, null, ct)).Where(u => places.Any(p => p.Contains(u.Path))).Select(u => new SelectListItem(u.FullName, u.Code));
        var offices = (await people.Find(new(), ct)).Where(s => s.OfficeCode is not null).DistinctBy(s => s.OfficeCode).OrderBy(s => VietnameseOrder.Key(s.Office), StringComparer.Ordinal)
            .Select(s => new SelectListItem(s.Office, s.OfficeCode));
        return new([.. areas], [.. WorkingRoles.All.Select(role => new SelectListItem(texts["training.role-" + role], role))], [.. offices], classes ? await Classes(ct) : []);
    }

    /// <summary>Classes that are not over, the earliest first: <c>BHXH-01 lớp 18/03/2026</c>.</summary>
    public async Task<IReadOnlyList<SelectListItem>> Classes(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Sessions.AsNoTracking().IgnoreAutoIncludes().Where(s => s.EndsAt > now && s.CancelledAt == null).Join(db.Courses, s => s.CourseId, c => c.Id, (s, c) => new { s.Id, s.StartsAt, c.Code })
            .OrderBy(x => x.StartsAt).ThenBy(x => x.Code).Take(200).ToListAsync(ct);
        return [.. rows.Select(x => new SelectListItem(texts["training.class-name", x.Code, Formats.Day(x.StartsAt)], x.Id.ToString()))];
    }
}
