using System.Globalization;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.Reports;

/// <summary>Something that waits for a person to unblock it.</summary>
internal sealed record IncidentLine(Guid RequestId, string Title, string Area, string Kind, DateTimeOffset OpenedAt);

/// <summary>How approvals run: what is late and where, how long steps take, and what is stuck.</summary>
[Authorize(Permissions.ReportRead)]
internal sealed class ReportPage(CurrentCaller caller, StepTimes times, ApprovalsDbContext db, Surroundings surroundings, Names names) : PageModel
{
    public IReadOnlyList<OverdueLine> Late { get; private set; } = [];

    public IReadOnlyList<StepTime> Times { get; private set; } = [];

    public IReadOnlyList<IncidentLine> Incidents { get; private set; } = [];

    public Names Names => names;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Late = await times.Late(caller.Caller, ct);
        Times = await times.ByStep(new(), caller.Caller, ct);
        var directory = await surroundings.Directory(ct);
        var open = await db.Incidents.AsNoTracking().Where(i => i.Open).OrderBy(i => i.OpenedAt).Take(200).Join(db.Requests, i => i.RequestId, r => r.Id, (i, r) => new IncidentLine(r.Id, r.Title, r.Area, i.Kind, i.OpenedAt)).ToListAsync(ct);
        Incidents = [.. open.Where(i => caller.Caller.Holds(Permissions.ReportRead, Areas.PathOf(directory, i.Area)))];
        await names.Load([], Late.Select(l => $"director@{l.Org}:{l.Area}"), ct);
    }

    /// <summary>Working minutes as hours with one decimal.</summary>
    public static string Hours(long minutes) => (minutes / 60.0).ToString("0.0", CultureInfo.CurrentCulture);
}
