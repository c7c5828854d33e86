using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.ReadAudit;

/// <summary>Who did what, and when.</summary>
[Authorize(Permissions.ViewAudit)]
internal sealed class AuditPage(IAuditLog log, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Who { get; init; }

    [BindProperty(SupportsGet = true)] public string? What { get; init; }

    [BindProperty(SupportsGet = true)] public DateOnly? From { get; init; }

    [BindProperty(SupportsGet = true)] public DateOnly? To { get; init; }

    [BindProperty(SupportsGet = true)] public string? Cursor { get; init; }

    public Paged<AuditRow> Rows { get; private set; } = new([], null);

    public IReadOnlyList<SelectListItem> Actions { get; private set; } = [];

    public bool Filtered => Who is not null || What is not null || From is not null || To is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rows = await log.List(new(Who, What, From, To), Cursor, ct);
        Actions = [.. (await log.Actions(ct)).Select(a => new SelectListItem(texts[a], a))];
    }
}
