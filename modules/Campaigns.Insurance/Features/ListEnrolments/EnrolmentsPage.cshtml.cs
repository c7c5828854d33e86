using System.Globalization;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Ui;
using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Insurance.Features.ListEnrolments;

/// <summary>Who takes part within the reader's area.</summary>
[Authorize(Permissions.EnrolmentsRead)]
internal sealed class EnrolmentsPage(ListEnrolmentsQuery query, IHandler<CancelEnrolment.CancelEnrolment, Done> cancel, IUnits units, IActor actor, TimeProvider clock, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Product { get; set; }

    /// <summary>A unit of any level; null: wherever the reader may look.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>Days on which people count as having joined, as <c>yyyy-MM-dd</c>; what is no day narrows nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Of the unit, as it is called today.</summary>
    public string? UnitName { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Paged<EnrolmentRow> Rows { get; private set; } = new([], null);

    public int Total { get; private set; }

    public bool IsFiltered => new[] { Status, Product, Unit, From, To }.Any(filter => filter is { Length: > 0 });

    public bool MayWrite => actor.Has(Permissions.EnrolmentsWrite);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filter = new EnrolmentFilter { Status = Status, Product = Product, Unit = Unit, Cursor = Cursor, CountedFrom = Day(From), CountedTo = Day(To) };
        UnitName = Unit is { Length: > 0 } ? (await units.Find(Unit, clock.Today(), ct))?.Name ?? Unit : null;
        Rows = await query.Page(filter, ct);
        Total = await query.Count(filter, ct);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct)
    {
        var cancelled = await cancel.Handle(new(id), ct);
        if (cancelled.Succeeded) return this.Done("/admin/enrolments", texts["insurance.enrolment-cancelled"]);

        await OnGetAsync(ct);
        return this.Refused("_Rows", cancelled.Failures);
    }

    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<EnrolmentStatus>().Select(status => Choice(StatusWords.Of(status), $"insurance.status-{StatusWords.Of(status)}"));

    public IEnumerable<SelectListItem> Products => [Choice("VSI", "insurance.product-vsi"), Choice("HHI", "insurance.product-hhi")];

    public static bool CanCancel(EnrolmentRow row) => row.Status is "interested" or "awaiting-payment";

    public static Tone ToneOf(string status) => status switch
    {
        "joined" or "paying" => Tone.Ok,
        "late" or "awaiting-payment" => Tone.Warn,
        "stopped" or "cancelled" => Tone.Bad,
        _ => Tone.Neutral,
    };

    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private SelectListItem Choice(string value, string key) => new(texts[key], value);
}
