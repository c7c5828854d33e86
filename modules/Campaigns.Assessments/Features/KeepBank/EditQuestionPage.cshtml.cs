using Campaigns.Assessments.Domain.Questions;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Assessments.Features.KeepBank;

/// <summary>The form of a question's next version.</summary>
[Authorize(Permissions.EditBank)]
internal sealed class EditQuestionPage(BankQuery query, IHandler<WriteQuestion, Question> write, IStringLocalizer texts) : QuestionFormPage(texts)
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await query.Find(id, ct) is not { } question) return NotFound();
        Show(question);
        await Choices(query, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await query.Find(id, ct) is not { } question) return NotFound();
        (Code, Kind) = (question.Code, question.Kind.ToString().ToLowerInvariant());
        var written = await write.Handle(new(id, null, Topic, Difficulty, null, Form(), ValidFrom, ValidTo, Seen), ct);
        if (written.Succeeded) return this.Done($"/admin/question-bank/{id}", Texts["assessments.question-saved"]);
        await Choices(query, ct);
        return this.Refused("_QuestionForm", written.Failures);
    }
}

/// <summary>The form of a new question.</summary>
[Authorize(Permissions.EditBank)]
internal sealed class NewQuestionPage(BankQuery query, IHandler<WriteQuestion, Question> write, IStringLocalizer texts) : QuestionFormPage(texts)
{
    public Task OnGetAsync(CancellationToken ct)
    {
        (Kind, Difficulty) = (Kind ?? "single", 1);
        return Choices(query, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var written = await write.Handle(new(null, Code, Topic, Difficulty, Kind, Form(), ValidFrom, ValidTo), ct);
        if (written.Succeeded) return this.Done($"/admin/question-bank/{written.Value.Id}", Texts["assessments.question-saved"]);
        await Choices(query, ct);
        return this.Refused("_QuestionForm", written.Failures);
    }
}
