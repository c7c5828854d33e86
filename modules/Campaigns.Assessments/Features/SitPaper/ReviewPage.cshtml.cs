using Campaigns.Assessments.Domain.Papers;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>What is answered and what is not, before the paper is handed in for good.</summary>
[Authorize(Permissions.Sit)]
internal sealed class ReviewPage(PaperQuery query, IHandler<EndPaper, Done> end) : PageModel
{
    public PaperView Paper { get; private set; } = null!;

    public Sitting Sitting => Paper.Sitting;

    public IReadOnlyList<ItemView> Missing => [.. Paper.Items.Where(i => !i.IsAnswered)];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        if (id is null) return this.Done("/admin/my-papers");
        if (await query.Find(id.Value, ct) is not { } paper) return NotFound();
        Paper = paper;
        return Sitting.IsOpen ? Page() : this.Done($"/admin/my-papers/paper/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var ended = await end.Handle(new(id), ct);
        return ended.Succeeded ? this.Done($"/admin/my-papers/paper/{id}") : NotFound();
    }
}
