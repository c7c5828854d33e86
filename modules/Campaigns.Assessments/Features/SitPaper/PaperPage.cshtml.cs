using System.Globalization;
using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>A paper: its questions while it is open, its result afterwards. Each answer is saved by itself; without script all of them by the button.</summary>
[Authorize(Permissions.Sit)]
internal sealed class PaperPage(PaperQuery query, IHandler<SaveAnswer, SavedAnswer> save) : PageModel
{
    public PaperView Paper { get; private set; } = null!;

    public Sitting Sitting => Paper.Sitting;

    public int SecondsLeft => query.SecondsLeft(Sitting);

    /// <summary>Right answers are shown when they help nobody in the next try.</summary>
    public bool ShowsAnswers => Sitting.Passed == true;

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        if (id is null) return this.Done("/admin/my-papers");
        if (await query.Find(id.Value, ct) is not { } paper) return NotFound();
        Paper = paper;
        return Page();
    }

    /// <summary>All answers at once, then the summary before handing in.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await query.Find(id, ct) is not { } paper) return NotFound();
        Paper = paper;
        if (!Sitting.IsOpen) return this.Done($"/admin/my-papers/paper/{id}");

        var refused = new List<Failure>();
        foreach (var item in paper.Items.Where(i => Request.Form.ContainsKey(RevisionField(i.Number))))
            if (await Save(id, item.Number, ct) is { Succeeded: false } failed) refused.AddRange(failed.Failures.Select(f => f.At(QuestionField(item.Number))));
        if (refused.Count == 0) return this.Done($"/admin/my-papers/review/{id}");

        await Again(id, refused, ct);
        return this.Refused("_Paper", refused);
    }

    /// <summary>One answer, as it is given.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(Guid id, int number, CancellationToken ct)
    {
        var saved = await Save(id, number, ct);
        if (saved.Failures.Any(f => f.Kind is FailureKind.NotFound or FailureKind.Forbidden)) return NotFound();
        var now = saved.Succeeded ? saved.Value : null;
        // What was saved elsewhere meanwhile is not written over: its revision is taken only with a fresh page.
        var line = new AnswerLine(number, now?.Revision ?? Revision(number), now?.At, saved.Failures);
        Response.StatusCode = saved.Succeeded ? 200 : saved.Failures[0].Kind is FailureKind.Conflict ? 409 : 422;
        return Partial("_Saved", line);
    }

    public static string AnswerField(int number) => "a" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where a refused answer is led to.</summary>
    public static string QuestionField(int number) => "q" + number.ToString(CultureInfo.InvariantCulture);

    public static string RevisionField(int number) => "r" + number.ToString(CultureInfo.InvariantCulture);

    private Task<Result<SavedAnswer>> Save(Guid id, int number, CancellationToken ct) =>
        save.Handle(new(id, number, Revision(number), [.. Request.Form[AnswerField(number)].Select(v => v ?? "")]), ct);

    private int Revision(int number) => int.TryParse(Request.Form[RevisionField(number)], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    // What was typed stays where it was refused for itself; where another window was quicker, its answer is shown.
    private async Task Again(Guid id, List<Failure> refused, CancellationToken ct)
    {
        var paper = (await query.Find(id, ct))!;
        var unreadable = refused.Where(f => f.Code == Refusals.NumberUnreadable.Code).Select(f => f.Field).ToHashSet();
        Paper = paper with
        {
            Items = [.. paper.Items.Select(i => unreadable.Contains(QuestionField(i.Number)) ? i with { Typed = Request.Form[AnswerField(i.Number)] } : i)],
        };
    }
}

/// <summary>The line under a question that says whether it is saved.</summary>
internal sealed record AnswerLine(int Number, int Revision, DateTimeOffset? SavedAt, IReadOnlyList<Failure> Failures);
