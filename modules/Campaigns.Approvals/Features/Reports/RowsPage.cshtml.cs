using Campaigns.Approvals.Features.Api;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.Reports;

/// <summary>The requests that one number of the report counts, each with its step's days.</summary>
[Authorize(Permissions.ReportRead)]
internal sealed class RowsPage(CurrentCaller caller, ReportTools tools, IStringLocalizer texts) : PageModel
{
    /// <summary>As many as are shown; the number above is of all.</summary>
    public const int Most = 200;

    private static readonly string[] Kinds = ["waiting", "overdue", "closed", "returned"];

    [BindProperty(SupportsGet = true, Name = "")]
    public ReportWish Wish { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "stage")]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true, Name = "step")]
    public string? Step { get; set; }

    /// <summary>Organisation of the seats that wait; without one the steps of that time are meant.</summary>
    [BindProperty(SupportsGet = true, Name = "org")]
    public string? Org { get; set; }

    /// <summary>Area of those seats.</summary>
    [BindProperty(SupportsGet = true, Name = "at")]
    public string? At { get; set; }

    [BindProperty(SupportsGet = true, Name = "what")]
    public string? Asked { get; set; }

    public string What => Kinds.Contains(Asked) ? Asked! : "waiting";

    public IReadOnlyList<CountedRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Which step or seat, in words.</summary>
    public string Where { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Wish = Wish.On(tools.Surroundings.Now.LocalDate());
        await tools.Titles.Load(ct);
        var all = At is { } at ? [.. (await tools.Times.Waiting(Wish.Filter, caller.Caller, ct)).Where(r => r.Org == (Org ?? "") && r.Area == at)]
            : (await tools.Times.Steps(Wish.Filter, caller.Caller, ct)).Where(r => (Stage is null || r.Stage == Stage) && (Step is null || r.Step == Step)).ToList();
        var counted = all.Where(r => What switch { "overdue" => r.Late, "closed" => r.ClosedAt is not null, "returned" => r.Returned, _ => r.Open }).ToList();
        (Count, Rows) = (counted.Count, [.. counted.Take(Most)]);
        await tools.Names.LoadAreas(Rows.Select(r => r.Area).Append(At ?? ""), ct);
        if (At is not null) await tools.Names.Load([], [$"director@{Org}:{At}"], ct);
        Where = At is not null && string.IsNullOrEmpty(Org) ? texts["approvals.named-people", tools.Names.Area(At)] : At is not null ? tools.Names.Seat($"director@{Org}:{At}") : Step is null ? texts["approvals.report"] : $"{tools.Titles.Of(Wish.Route ?? "")} · {tools.Titles.Place(Wish.Route ?? "", Stage ?? "", Step)}";
    }

    public string PlaceOf(CountedRow row) => tools.Names.Area(row.Area);
}
