using System.Globalization;
using System.Text;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.Reports;

/// <summary>Something that waits for a person to unblock it.</summary>
internal sealed record IncidentLine(Guid RequestId, string Title, string Area, string Kind, DateTimeOffset OpenedAt);

/// <summary>What the report's pages read from.</summary>
internal sealed record ReportTools(StepTimes Times, ApprovalsDbContext Db, Surroundings Surroundings, RouteTitles Titles, Places Places, Names Names);

/// <summary>How approvals run, in a time, on a route and in an area: what is late and where, how long steps take, and what is stuck. Every number leads to what it counts.</summary>
[Authorize(Permissions.ReportRead)]
internal sealed class ReportPage(CurrentCaller caller, ReportTools tools, IStringLocalizer texts) : PageModel
{
    private const string Rows = "/admin/workflows/report/requests?";

    private const int Slow = 3;

    [BindProperty(SupportsGet = true, Name = "")]
    public ReportWish Wish { get; set; } = new();

    public IReadOnlyList<OverdueLine> Late { get; private set; } = [];

    public IReadOnlyList<StepTime> Times { get; private set; } = [];

    /// <summary>Where it takes longest.</summary>
    public IReadOnlyList<StepTime> Slowest => [.. Times.Where(t => t.Closed > 0).OrderByDescending(t => t.P90).Take(Slow)];

    public IReadOnlyList<IncidentLine> Incidents { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Routes => tools.Titles.Choices;

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await Read(ct);
        Areas = await tools.Places.Choices(path => caller.Caller.Holds(Permissions.ReportRead, path), ct);
        var (directory, places) = (await tools.Surroundings.Directory(ct), Wish.Filter);
        var open = await tools.Db.Incidents.AsNoTracking().Where(i => i.Open).OrderBy(i => i.OpenedAt).Take(200).Join(tools.Db.Requests.Where(r => places.Route == null || r.RouteKey == places.Route), i => i.RequestId, r => r.Id,
            (i, r) => new IncidentLine(r.Id, r.Title, r.Area, i.Kind, i.OpenedAt)).ToListAsync(ct);
        Incidents = [.. open.Where(i => Cases.Areas.PathOf(directory, i.Area) is var path && caller.Caller.Holds(Permissions.ReportRead, path) && (places.Area is not { } area || path.Split('/').Contains(area)))];
    }

    /// <summary>The times of the steps as a sheet.</summary>
    public async Task<IActionResult> OnGetTimesAsync(CancellationToken ct)
    {
        await Read(ct);
        return Sheet("thoi-gian-duyet.csv", ["approvals.route", "approvals.where", "approvals.closed", "approvals.waiting", "approvals.p50", "approvals.p90", "approvals.overdue", "approvals.returned"],
            Times.Select(t => new[] { RouteOf(t), StepOf(t), Number(t.Closed), Number(t.Open), Hours(t.P50), Hours(t.P90), Number(t.Overdue), Number(t.Returned) }));
    }

    /// <summary>What waits and is late as a sheet.</summary>
    public async Task<IActionResult> OnGetLateAsync(CancellationToken ct)
    {
        await Read(ct);
        return Sheet("dang-cho-duyet.csv", ["approvals.asked-as", "approvals.waiting", "approvals.overdue", "approvals.oldest"],
            Late.Select(l => new[] { SeatOf(l), Number(l.Open), Number(l.Overdue), l.Oldest is { } oldest ? Formats.Moment(oldest) : "" }));
    }

    public string SeatOf(OverdueLine line) => line.Org.Length == 0 ? texts["approvals.named-people", tools.Names.Area(line.Area)] : tools.Names.Seat($"director@{line.Org}:{line.Area}");

    public string RouteOf(StepTime time) => tools.Titles.Of(time.Route);

    public string StepOf(StepTime time) => tools.Titles.Place(time.Route, time.Stage, time.Step);

    /// <summary>A number of a step, with where the requests are that it counts, and in words what it counts.</summary>
    public (int Number, string Rows, string Of) Counted(StepTime time, string what, int number) =>
        (number, Rows + Wish.Query(("route", time.Route), ("stage", time.Stage), ("step", time.Step), ("what", what)), $"{texts["approvals." + what]}, {StepOf(time)}");

    /// <summary>And one of an organisation.</summary>
    public (int Number, string Rows, string Of) Counted(OverdueLine line, string what, int number) =>
        (number, Rows + Wish.Query(("org", line.Org), ("at", line.Area), ("what", what)), $"{texts["approvals." + what]}, {SeatOf(line)}");

    /// <summary>Working minutes as hours with one decimal.</summary>
    public static string Hours(long minutes) => (minutes / 60.0).ToString("0.0", CultureInfo.CurrentCulture);

    private async Task Read(CancellationToken ct)
    {
        Wish = Wish.On(tools.Surroundings.Now.LocalDate());
        Late = await tools.Times.Late(Wish.Filter, caller.Caller, ct);
        await tools.Titles.Load(ct);
        Times = [.. (await tools.Times.ByStep(Wish.Filter, caller.Caller, ct)).OrderBy(t => VietnameseOrder.Key(RouteOf(t)), StringComparer.Ordinal).ThenBy(t => tools.Titles.Ordinal(t.Route, t.Stage, t.Step))];
        await tools.Names.LoadAreas(Late.Select(l => l.Area), ct);
        await tools.Names.Load([], Late.Select(l => $"director@{l.Org}:{l.Area}"), ct);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private FileContentResult Sheet(string name, IEnumerable<string> heads, IEnumerable<string[]> rows)
    {
        Response.Headers.CacheControl = "no-store";
        var text = string.Concat(rows.Select(r => Csv.Line(r)).Prepend(Csv.Line(heads.Select(h => texts[h].Value))));
        return File(Encoding.UTF8.GetBytes(Csv.Start + text), Csv.MediaType, name);
    }
}
