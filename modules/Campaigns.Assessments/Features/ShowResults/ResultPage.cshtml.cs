using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Assessments.Features.ShowResults;

/// <summary>One paper for those who teach. What was asked and answered is shown only to who may see the bank.</summary>
[Authorize(Permissions.ViewResults)]
internal sealed class ResultPage(ResultsQuery query, PaperQuery papers, IStaff staff, IActor actor) : PageModel
{
    public PaperView Paper { get; private set; } = null!;

    public Sitting Sitting => Paper.Sitting;

    public string Candidate { get; private set; } = "";

    public bool SeesBank => actor.Has(Permissions.ViewBank);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await query.Find(id, ct) is not { } sitting) return NotFound();
        Paper = await papers.View(sitting, ct);
        Candidate = (await staff.Find(sitting.StaffId, ct))?.Name ?? "—";
        return Page();
    }
}
