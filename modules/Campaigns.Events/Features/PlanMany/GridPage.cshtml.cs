using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.Shared;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.PlanMany;

/// <summary>The planning grid: many events at once, filled from a sheet, from one event as a series, or from the month before. Nothing is stored until
/// <c>Lập n buổi</c>; rows with mistakes stay, with what is wrong beside them.</summary>
[Authorize(Permissions.Plan)]
[RequestFormLimits(ValueCountLimit = 2_000)]
internal sealed class GridPage(PlanningGrid grid, GridRows sources, FormChoices choices, ListEventsQuery events, FormatCatalog formats, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public IFormFile? Sheet { get; set; }

    [BindProperty]
    public List<GridRow> Rows { get; set; } = [];

    [BindProperty]
    public string? CampaignId { get; set; }

    /// <summary>How often, as a word of <see cref="SeriesRule.Intervals"/>.</summary>
    [BindProperty]
    public string? Every { get; set; }

    /// <summary>How many more.</summary>
    [BindProperty]
    public string? Times { get; set; }

    /// <summary>Instead of these two a rule of RFC 5545.</summary>
    [BindProperty]
    public string? Rule { get; set; }

    public IEnumerable<SelectListItem> Intervals => SeriesRule.Intervals.Select(word => new SelectListItem(texts["events.every-" + word], word));

    /// <summary>Days that are left out of the series, with a semicolon between.</summary>
    [BindProperty]
    public string? Without { get; set; }

    /// <summary>The event that is repeated.</summary>
    [BindProperty(SupportsGet = true, Name = "repeat")]
    public Guid? Repeat { get; set; }

    public EventRow? Repeated { get; private set; }

    public IReadOnlyList<GridLine> Lines { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Campaigns { get; private set; } = [];

    /// <summary>What its cells suggest.</summary>
    public FormLists Lists { get; private set; } = null!;

    public IReadOnlyList<EventFormat> Kinds => formats.All;

    /// <summary>Where the rest of a month begins that does not fit.</summary>
    public (string Month, int Skip, int Of)? Rest { get; private set; }

    public int Ready => Lines.Count(l => l.Wrong.Count == 0);

    /// <param name="month">A month whose plan is moved on, <c>yyyy-MM</c>.</param>
    /// <param name="skip">How many of its events were moved on already.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IActionResult> OnGetAsync(string? month, int skip, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        Times = "3";
        if (DayText.Read(month + "-01") is not { } first) return Page();
        skip = Math.Clamp(skip, 0, 100_000);
        var (rows, of) = await sources.Month(first, skip, ct);
        if (rows.Count == 0) Said = texts["events.month-without-plans", first.Month, first.Year];
        if (skip + rows.Count < of) Rest = (month!, skip + rows.Count, of);
        await Show(rows, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUploadAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var read = await Read(Sheet, ct);
        if (!read.Succeeded) return this.Refused("_Grid", read.Failures);
        await Show(read.Value, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRepeatAsync(CancellationToken ct)
    {
        if (!await Load(ct) || Repeated is not { } of) return NotFound();
        var without = (Without ?? "").Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(DayText.Read).ToList();
        var rule = string.IsNullOrWhiteSpace(Rule) ? SeriesRule.Of(Every, Times, of.StartsAt.LocalDate()) : Rule;
        var days = rule.Succeeded ? SeriesRule.Days(rule.Value, of.StartsAt.LocalDate(), [.. without.OfType<DateOnly>()]) : rule.Refused<IReadOnlyList<DateOnly>>();
        List<Failure> wrong = [.. days.Failures, .. without.Contains(null) ? new[] { Refusals.WithoutUnreadable } : []];
        if (wrong.Count > 0) return this.Refused("_Grid", wrong);

        // The first day of the rule is the event itself, which is there.
        await Show(await sources.Series(of, days.Value.Where(d => d != of.StartsAt.LocalDate()), ct), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        await Show(Rows, ct);
        return Page();
    }

    /// <summary>Plans the rows without mistakes as drafts; the others stay in the grid.</summary>
    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<PlanEvent.PlanEvent, Guid> plan, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var (left, planned) = (new List<GridLine>(), 0);
        foreach (var row in Filled())
        {
            var (input, wrong) = await grid.Read(row, CampaignId, ct);
            var done = wrong.Count > 0 ? Result<Guid>.Refuse(wrong) : await plan.Handle(new(input), ct);
            if (done.Succeeded) planned++;
            else left.Add(new(row, done.Failures.AtFields(), []));
        }

        if (left.Count == 0) return this.Done("/admin/events?status=draft", texts["events.many-planned", planned]);
        Lines = left;
        Said = texts["events.many-planned-left", planned, left.Count];
        ModelState.Clear();
        return Page();
    }

    /// <summary>How many were planned, when some were not.</summary>
    public string? Said { get; private set; }

    /// <summary>The code of the format that is meant by what stands in a cell; the usual one where nothing does, null where it is none.</summary>
    public string? KindOf(string? typed) => grid.Kind(string.IsNullOrWhiteSpace(typed) ? GridRow.UsualFormat : typed);

    private List<GridRow> Filled() => [.. Rows.Where(r => !r.IsEmpty).Take(SheetReader.MostRows)];

    private async Task Show(IReadOnlyList<GridRow> rows, CancellationToken ct)
    {
        Lines = await grid.Check([.. rows.Where(r => !r.IsEmpty).Take(SheetReader.MostRows)], CampaignId, ct);
        ModelState.Clear();
    }

    private static async Task<Result<IReadOnlyList<GridRow>>> Read(IFormFile? sheet, CancellationToken ct)
    {
        var file = await SheetFile.Take(sheet, ct);
        return file.Succeeded ? SheetReader.Read(file.Value) : file.Refused<IReadOnlyList<GridRow>>();
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        Lists = await choices.On(clock.Today(), null, ct);
        Campaigns = Lists.Campaigns;
        CampaignId ??= Campaigns.Count > 0 ? Campaigns[0].Value : null;
        if (Repeat is not { } id) return true;
        Repeated = (await events.One(id, ct))?.Row;
        return Repeated is not null;
    }
}
