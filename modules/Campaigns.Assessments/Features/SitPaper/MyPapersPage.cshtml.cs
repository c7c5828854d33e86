using Campaigns.Assessments.Domain.Papers;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>"Bài kiểm tra của tôi": papers to sit, to go on with, and what came of them.</summary>
[Authorize(Permissions.Sit)]
internal sealed class MyPapersPage(MyPapersQuery query, IHandler<BeginPaper, Guid> begin) : PageModel
{
    public IReadOnlyList<MyPaper> Papers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Papers = await query.All(ct);

    public async Task<IActionResult> OnPostAsync(Guid sessionId, CancellationToken ct)
    {
        var begun = await begin.Handle(new(sessionId), ct);
        if (begun.Succeeded) return this.Done($"/admin/my-papers/paper/{begun.Value}");
        await OnGetAsync(ct);
        return this.Refused("_Mine", begun.Failures);
    }

    public static (string Word, Tone Tone) StateOf(Sitting sitting) => sitting switch
    {
        { IsOpen: true } => ("open", Tone.Info),
        { Passed: true } => ("passed", Tone.Ok),
        _ => ("failed", Tone.Bad),
    };
}
