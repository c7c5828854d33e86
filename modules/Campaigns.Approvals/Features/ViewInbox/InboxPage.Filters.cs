using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Approvals.Features.ViewInbox;

/// <summary>What the inbox is narrowed to, and the filters that are kept for another day.</summary>
internal sealed partial class InboxPage
{
    private const int MostFilters = 12;

    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true, Name = "place")]
    public string? Place { get; set; }

    [BindProperty]
    public string? FilterName { get; set; }

    public IReadOnlyList<SavedFilter> Filters { get; private set; } = [];

    /// <summary>Areas of which something may come to the reader.</summary>
    public IReadOnlyList<SelectListItem> AreaChoices { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrEmpty(Type) || !string.IsNullOrEmpty(Place);

    /// <summary>The filter as a part of an address.</summary>
    public string Query => string.Concat(new[] { ("type", Type), ("place", Place) }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));

    public IReadOnlyList<SelectListItem> Types => [.. tools.Types.All.Select(t => new SelectListItem(texts["approvals.kind-" + t.Key], t.Key)).OrderBy(t => Kernel.Values.VietnameseOrder.NameKey(t.Text), StringComparer.Ordinal)];

    public async Task<IActionResult> OnPostSaveFilterAsync(CancellationToken ct)
    {
        var name = (FilterName ?? "").Replace('\n', ' ').Trim();
        Filters = await tools.Filters.Of(caller.UserId, ct);
        Failure? wrong = name.Length is 0 or > 60 ? Failure.Invalid("approvals.filter-name", "filterName") : Filters.Count >= MostFilters ? Failure.Conflict("approvals.filter-most", MostFilters) : null;
        if (wrong is not null)
        {
            await OnGetAsync(ct);
            return this.Refused("_Filter", [wrong]);
        }

        await tools.Filters.Keep(caller.UserId, [.. Filters.Where(f => f.Name != name), new(name, Query)], ct);
        return this.Done($"/admin/approvals?tab={Tab}{Query}", texts["approvals.filter-saved"]);
    }

    public async Task<IActionResult> OnPostDropFilterAsync(CancellationToken ct)
    {
        Filters = await tools.Filters.Of(caller.UserId, ct);
        if (Filters.Any(f => f.Name == FilterName)) await tools.Filters.Keep(caller.UserId, Filters.Where(f => f.Name != FilterName), ct);
        return this.Done($"/admin/approvals?tab={Tab}", texts["approvals.filter-dropped"]);
    }
}
