using Campaigns.Approvals.Domain.State;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.ViewInbox;

/// <summary>A filter somebody keeps.</summary>
/// <param name="Name">As they named it.</param>
/// <param name="Query">Its part of the address.</param>
internal sealed record SavedFilter(string Name, string Query)
{
    // One text each: a name has no line break.
    public string Text => Name + "\n" + Query;

    public static SavedFilter Read(string text) => text.Split('\n', 2) is [var name, var query] ? new(name, query) : new(text, "");
}

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

    public bool IsFiltered => !string.IsNullOrEmpty(Type) || !string.IsNullOrEmpty(Place);

    /// <summary>The filter as a part of an address.</summary>
    public string Query => string.Concat(new[] { ("type", Type), ("place", Place) }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));

    public IReadOnlyList<SelectListItem> Types => [.. _types.All.Select(t => new SelectListItem(texts["approvals.kind-" + t.Key], t.Key)).OrderBy(t => Kernel.Values.VietnameseOrder.NameKey(t.Text), StringComparer.Ordinal)];

    public async Task<IActionResult> OnPostSaveFilterAsync(CancellationToken ct)
    {
        var name = (FilterName ?? "").Replace('\n', ' ').Trim();
        await LoadFilters(ct);
        Failure? wrong = name.Length is 0 or > 60 ? Failure.Invalid("approvals.filter-name", "filterName") : Filters.Count >= MostFilters ? Failure.Conflict("approvals.filter-most", MostFilters) : null;
        if (wrong is not null)
        {
            await OnGetAsync(ct);
            return this.Refused("_Filter", [wrong]);
        }

        await Keep([.. Filters.Where(f => f.Name != name), new(name, Query)], ct);
        return this.Done($"/admin/approvals?tab={Tab}{Query}", texts["approvals.filter-saved"]);
    }

    public async Task<IActionResult> OnPostDropFilterAsync(CancellationToken ct)
    {
        await LoadFilters(ct);
        if (Filters.Any(f => f.Name == FilterName)) await Keep([.. Filters.Where(f => f.Name != FilterName)], ct);
        return this.Done($"/admin/approvals?tab={Tab}", texts["approvals.filter-dropped"]);
    }

    private async Task LoadFilters(CancellationToken ct) =>
        Filters = [.. (await _db.Preferences.AsNoTracking().Where(p => p.UserId == caller.UserId).Select(p => p.Filters).SingleOrDefaultAsync(ct) ?? []).Select(SavedFilter.Read)];

    // Two windows of one person may keep their first at the same moment: who comes second finds the row there and writes into it.
    private async Task Keep(IReadOnlyList<SavedFilter> filters, CancellationToken ct)
    {
        for (var again = false; ; again = true)
        {
            if (await _db.Preferences.SingleOrDefaultAsync(p => p.UserId == caller.UserId, ct) is not { } mine) _db.Add(mine = new Preference { UserId = caller.UserId });
            mine.Filters = [.. filters.Select(f => f.Text)];
            try
            {
                await _db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException) when (!again)
            {
                _db.ChangeTracker.Clear();
            }
        }
    }
}
