using System.Globalization;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Routes;
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
internal sealed class ReportPage(CurrentCaller caller, StepTimes times, ApprovalsDbContext db, Surroundings surroundings, RouteShelf shelf, Names names) : PageModel
{
    public IReadOnlyList<OverdueLine> Late { get; private set; } = [];

    public IReadOnlyList<StepTime> Times { get; private set; } = [];

    public IReadOnlyList<IncidentLine> Incidents { get; private set; } = [];

    public Names Names => names;

    // As they are in use now; older versions told the same steps by the same ids.
    private readonly Dictionary<string, Route> _routes = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Late = await times.Late(caller.Caller, ct);
        Times = await times.ByStep(new(), caller.Caller, ct);
        var used = Times.Select(t => t.Route).Distinct().ToList();
        foreach (var head in await db.Routes.AsNoTracking().Where(r => used.Contains(r.Key) && r.CurrentVersion > 0).Select(r => new { r.Key, r.CurrentVersion }).ToListAsync(ct))
            _routes[head.Key] = await shelf.Version(head.Key, head.CurrentVersion, ct);
        var directory = await surroundings.Directory(ct);
        var open = await db.Incidents.AsNoTracking().Where(i => i.Open).OrderBy(i => i.OpenedAt).Take(200).Join(db.Requests, i => i.RequestId, r => r.Id, (i, r) => new IncidentLine(r.Id, r.Title, r.Area, i.Kind, i.OpenedAt)).ToListAsync(ct);
        Incidents = [.. open.Where(i => caller.Caller.Holds(Permissions.ReportRead, Areas.PathOf(directory, i.Area)))];
        await names.Load([], Late.Select(l => $"director@{l.Org}:{l.Area}"), ct);
    }

    public string RouteOf(StepTime time) => _routes.TryGetValue(time.Route, out var route) ? route.Title.Title(time.Route) : time.Route;

    public string StepOf(StepTime time) => _routes.TryGetValue(time.Route, out var route) ? Shown.Place(route, time.Stage, time.Step) : time.Step;

    /// <summary>Working minutes as hours with one decimal.</summary>
    public static string Hours(long minutes) => (minutes / 60.0).ToString("0.0", CultureInfo.CurrentCulture);
}
