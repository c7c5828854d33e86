using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Operations.Features.ReadAudit;

/// <summary>One entry: before and after, and where it came from.</summary>
[Authorize(Permissions.ViewAudit)]
internal sealed class EntryPage(IAuditLog log) : PageModel
{
    [BindProperty(SupportsGet = true)] public long Number { get; init; }

    public AuditRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await log.Find(Number, ct) is not { } row) return NotFound();
        Row = row;
        return Page();
    }
}
