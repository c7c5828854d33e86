using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.EditForm;

/// <summary>Builds an offering's form: its questions with a preview, whether phones are proved, and quotas of villages and groups.</summary>
[Authorize(Permissions.Edit)]
internal sealed class FormPage(RegistrationsDbContext db, AddingAccess access, Forms.Forms forms, IUnits units, IHandler<SaveForm, int> save, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    // Empty ones to be filled in; saving brings the next.
    private const int Spare = 1;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    [BindProperty]
    public List<QuestionFields> Questions { get; set; } = [];

    [BindProperty]
    public List<QuotaFields> Quotas { get; set; } = [];

    [BindProperty]
    public bool ConfirmPhone { get; set; }

    /// <summary>The version being changed.</summary>
    [BindProperty]
    public int Number { get; set; }

    public Offering Offering { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    /// <summary>As people see it.</summary>
    public FormRules Preview { get; private set; } = FormRules.None;

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<QuestionKind>().Select(k => new SelectListItem(texts[$"registrations.kind-{k.ToString().ToLowerInvariant()}"], k.ToString()));

    public IEnumerable<SelectListItem> Keys => Preview.Questions.Select(q => new SelectListItem(q.Vi, q.Key));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        (ConfirmPhone, Number) = (Preview.ConfirmPhone, Preview.Number);
        Questions = [.. Preview.Questions.Select((q, at) => QuestionFields.Of(q, at + 1)), .. Enumerable.Repeat(new QuestionFields { Place = Preview.Questions.Count + 1 }, Spare)];
        var quotas = await db.Rosters.AsNoTracking().Where(r => r.Id == Id).Select(r => r.Quotas).SingleOrDefaultAsync(ct) ?? [];
        Quotas = [.. quotas.Select(QuotaFields.Of), .. Enumerable.Repeat(new QuotaFields(), Spare)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        // One without words is taken away: so the spare one goes, and so one deletes.
        Questions = [.. Questions.Where(q => !string.IsNullOrWhiteSpace(q.Vi)).OrderBy(q => q.Place)];
        Quotas = [.. Quotas.Where(q => !string.IsNullOrWhiteSpace(q.Name))];
        ModelState.Clear();
        var rules = new FormRules(Number, [.. Questions.Select(q => q.Read())], ConfirmPhone);
        var saved = await save.Handle(new(Id, rules, [.. Quotas.Select((q, at) => q.Read(at + 1))], Number), ct);
        return saved.Succeeded ? this.Done($"/admin/events/{Id}/registrations/form", texts["registrations.form-saved", saved.Value]) : this.Refused("_Form", saved.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await access.Find(Id, present: false, ct) is not { } offering) return false;
        Offering = offering;
        Preview = await forms.Now(Id, ct);
        var near = string.Join('/', offering.ScopePath.Split('/').Take(2)) + "/";
        Communes = [.. (await units.List(UnitLevel.Commune, clock.Today(), null, ct)).OrderBy(u => u.Path.StartsWith(near, StringComparison.Ordinal) ? 0 : 1).Select(u => new SelectListItem(u.FullName, u.Code))];
        return true;
    }
}
