using System.Text.Json.Nodes;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Forms;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.ShowRegistration;

/// <summary>One registration whole: who, what they answered to which version of the form, notes, and what was done with it.</summary>
[Authorize(Permissions.View)]
internal sealed class RegistrationPage(RegistrationsDbContext db, RegistrationsQuery query, Forms.Forms forms, IUnits units, IAuditLog log, IActor actor, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    [BindProperty]
    public string? Note { get; set; }

    public Registration Row { get; private set; } = null!;

    public Roster Roster { get; private set; } = null!;

    public string? Home { get; private set; }

    public IReadOnlyList<(string Question, string Answer, Guid? File)> Answers { get; private set; } = [];

    public IReadOnlyList<AuditRow> History { get; private set; } = [];

    public bool MayEdit => actor.Has(Permissions.Edit, new Scope(Row.ScopePath));

    public string? Phone => query.PhoneOf(Row.Phone, Row.ScopePath);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        Note = Row.StaffNote;
        return Page();
    }

    public async Task<IActionResult> OnPostNoteAsync([FromServices] IHandler<NoteRegistration, Guid> note, CancellationToken ct)
    {
        if (!await Load(ct) || !MayEdit) return NotFound();
        var noted = await note.Handle(new(Id, Note), ct);
        return noted.Succeeded ? this.Done($"/admin/registrations/{Id}", texts["registrations.changed"]) : this.Refused("_Note", noted.Failures);
    }

    /// <summary>A file they sent, as an attachment: never shown as part of this site.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid file, [FromServices] AnswerFiles files, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var kept = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && f.RegistrationId == Id, ct);
        if (kept is null) return Page();
        await log.Write("registrations.open-file", new RecordRef("registrations.registration", Id), new { file }, ct);
        return File(files.Open(kept), kept.ContentType, kept.Name);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await db.Registrations.AsNoTracking().Where(r => r.Id == Id).Within(actor, Permissions.View).SingleOrDefaultAsync(ct) is not { } row) return false;
        Row = row;
        Roster = await db.Rosters.AsNoTracking().SingleAsync(r => r.Id == row.RosterId, ct);
        Home = row.UnitCode is { } code ? (await units.Find(code, clock.Today(), ct))?.FullName ?? code : null;
        Answers = await ReadAnswers(ct);
        History = (await log.List(new(Words: Id.ToString()), null, ct)).Items;
        return true;
    }

    private async Task<IReadOnlyList<(string, string, Guid?)>> ReadAnswers(CancellationToken ct)
    {
        var answers = AnswerRules.Parse(Row.Answers);
        if (answers.Count == 0) return [];
        if (Row.FormVersion is not { } number || !(await forms.Versions(Row.RosterId, ct)).TryGetValue(number, out var questions)) return [.. answers.Select(a => (a.Key, a.Value?.ToJsonString() ?? "—", (Guid?)null))];
        return [.. questions.Where(q => answers.ContainsKey(q.Key)).Select(q => (q.Label, AnswerWords.Show(q, answers[q.Key], texts), FileOf(q, answers[q.Key])))];
    }

    private static Guid? FileOf(Question question, JsonNode? answer) => question.Kind == QuestionKind.File && Guid.TryParse(AnswerRules.Word(answer), out var id) ? id : null;
}
