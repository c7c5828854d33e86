using Campaigns.Assessments.Domain.Papers;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Assessments.Features.KeepBank;

/// <summary>One question: its versions, how it did, and the form of the next version.</summary>
[Authorize(Permissions.ViewBank)]
internal sealed class QuestionPage(BankQuery query, ItemFiguresQuery figures, IHandler<RetireQuestion, Done> retire, IActor actor, IStringLocalizer texts) : PageModel
{
    public Question Question { get; private set; } = null!;

    public ItemFigures Figures { get; private set; } = null!;

    public bool MayEdit => actor.Has(Permissions.EditBank);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await query.Find(id, ct) is not { } question) return NotFound();
        Question = question;
        Figures = (await figures.All(ct)).GetValueOrDefault(id) ?? ItemFigures.Of(new(0, 0, 0, 0, 0, 0));
        return Page();
    }

    public async Task<IActionResult> OnPostRetireAsync(Guid id, bool retired, CancellationToken ct)
    {
        if (!MayEdit) return StatusCode(StatusCodes.Status403Forbidden);
        var done = await retire.Handle(new(id, retired), ct);
        return done.Succeeded ? this.Done($"/admin/question-bank/{id}", texts[retired ? "assessments.question-retired" : "assessments.question-back"]) : NotFound();
    }
}
