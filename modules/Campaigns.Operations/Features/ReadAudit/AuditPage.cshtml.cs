using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.ReadAudit;

/// <summary>Who did what, and when; and whether the log is whole.</summary>
[Authorize(Permissions.ViewAudit)]
internal sealed class AuditPage(IAuditLog log, IEnumerable<IHashChain> chains, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Words { get; init; }

    [BindProperty(SupportsGet = true)] public string? Who { get; init; }

    [BindProperty(SupportsGet = true)] public string? What { get; init; }

    [BindProperty(SupportsGet = true)] public DateOnly? From { get; init; }

    [BindProperty(SupportsGet = true)] public DateOnly? To { get; init; }

    [BindProperty(SupportsGet = true)] public string? Cursor { get; init; }

    public Paged<AuditRow> Rows { get; private set; } = new([], null);

    public IReadOnlyList<SelectListItem> Actions { get; private set; } = [];

    /// <summary>What a check has found, by chain; empty: nobody asked.</summary>
    public IReadOnlyList<(string Chain, ChainReport Report)> Reports { get; private set; } = [];

    public bool Filtered => (Words ?? Who ?? What) is not null || From is not null || To is not null;

    /// <summary>The same rows as a file.</summary>
    public string ExportLink => Request.PathBase + "/admin/audit/export" + QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Words, ["who"] = Who, ["what"] = What, ["from"] = From?.ToString("yyyy-MM-dd"), ["to"] = To?.ToString("yyyy-MM-dd"),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rows = await log.List(new(Who, What, From, To, Words), Cursor, ct);
        Actions = [.. (await log.Actions(ct)).Select(a => new SelectListItem(texts[a], a))];
    }

    /// <summary>Changes nothing, but that somebody looked is noted.</summary>
    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken ct)
    {
        var reports = new List<(string, ChainReport)>();
        foreach (var chain in chains) reports.Add((chain.Name, await chain.Verify(ct)));
        Reports = reports;
        await log.Write("operations.audit-verified", new("core.audit", Guid.Empty), reports.Select(r => new { Chain = r.Item1, r.Item2.Entries, Whole = r.Item2.Break is null }), ct);
        await OnGetAsync(ct);
        return Page();
    }
}
