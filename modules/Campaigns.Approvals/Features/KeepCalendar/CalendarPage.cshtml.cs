using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.KeepCalendar;

/// <summary>A day that is not as its weekday.</summary>
internal sealed record SpecialDay(DateOnly Date, string Kind, string? Label);

/// <summary>Office hours, days off and working Saturdays that deadlines count by. A change moves every open deadline.</summary>
[Authorize(Permissions.RouteRead)]
internal sealed class CalendarPage(CurrentCaller caller, ApprovalsDbContext db, Calendars calendars, ModuleClock clock, IStringLocalizer texts) : PageModel
{
    private const string Key = "vn-official", Here = "/admin/workflows/calendar", Form = "yyyy-MM-dd";

    private JsonObject _doc = [];

    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<(string Day, string Hours)> Week { get; private set; } = [];

    public IReadOnlyList<SpecialDay> Days { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds => [new(texts["approvals.day-off"], "off"), new(texts["approvals.day-work"], "work")];

    public bool CanEdit => caller.Caller.Holds(Permissions.CalendarEdit, "");

    public async Task OnGetAsync(CancellationToken ct)
    {
        Kind = "off";
        await Load(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!CanEdit) return StatusCode(403);
        await Load(ct);
        if (Day is not { } day || Kind is not ("off" or "work") || day.Year is < 2000 or > 2100) return this.Refused("_AddDay", [Failure.Invalid("approvals.day-missing", "day")]);
        if (Entries().Any(e => DateOf(e) == day)) return this.Refused("_AddDay", [Failure.Invalid("approvals.route-duplicate-date", "day")]);
        var entry = new JsonObject { ["date"] = day.ToString(Form, CultureInfo.InvariantCulture), ["kind"] = Kind };
        if (!string.IsNullOrWhiteSpace(Label)) entry["label"] = Label.Trim();
        _doc["days"] = new JsonArray([.. Entries().Select(e => e.DeepClone()).Append(entry).OrderBy(e => (string)e!["date"]!, StringComparer.Ordinal)]);
        return await Publish(ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        if (!CanEdit) return StatusCode(403);
        await Load(ct);
        _doc["days"] = new JsonArray([.. Entries().Where(e => DateOf(e) != Day).Select(e => e.DeepClone())]);
        return await Publish(ct);
    }

    private async Task<IActionResult> Publish(CancellationToken ct)
    {
        var (_, moved) = await calendars.Publish(Key, _doc.ToJsonString(), ct);
        return this.Done($"{Here}?year={Day?.Year ?? Year}", texts["approvals.calendar-saved", moved]);
    }

    private async Task Load(CancellationToken ct)
    {
        var kept = await db.Calendars.AsNoTracking().SingleOrDefaultAsync(c => c.Key == Key, ct);
        Version = kept?.Number ?? 1;
        Year ??= clock.GetUtcNow().LocalDate().Year;
        _doc = JsonNode.Parse(kept?.Doc ?? RouteShelf.StandardWeek)!.AsObject();
        Week = [.. _doc["week"]!.AsObject().Select(d => (d.Key, string.Join(", ", d.Value!.AsArray().Select(p => $"{p![0]}–{p[1]}"))))];
        Week = [.. Week.OrderBy(d => Array.IndexOf(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], d.Day))];
        Days = [.. Entries().Select(e => new SpecialDay(DateOf(e), (string)e["kind"]!, (string?)e["label"])).Where(d => d.Date.Year == Year).OrderBy(d => d.Date)];
    }

    private IEnumerable<JsonNode> Entries() => (_doc["days"] as JsonArray ?? []).OfType<JsonNode>();

    private static DateOnly DateOf(JsonNode entry) => DateOnly.ParseExact((string)entry["date"]!, Form, CultureInfo.InvariantCulture);
}
