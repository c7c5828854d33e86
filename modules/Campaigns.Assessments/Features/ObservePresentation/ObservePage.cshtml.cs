using Campaigns.Ui.Documents;
using System.Globalization;
using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Assessments.Features.ObservePresentation;

/// <summary>The form of an observer, made for a phone, and what the observers found.</summary>
[Authorize(Permissions.Observe)]
internal sealed class ObservePage(ObservedQuery query, OwnStaff own, IHandler<ObservePresentation, Observation> observe, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public string? Notes { get; set; }

    [BindProperty]
    public bool Declared { get; set; }

    [BindProperty]
    public IFormFile? Photo { get; set; }

    public Observed Observed { get; private set; } = null!;

    /// <summary>Where the refusal of the levels as a whole is told.</summary>
    public string? Levels => null;

    /// <summary>What was ticked, by criterion.</summary>
    public IReadOnlyList<int?> Given { get; private set; } = [];

    public bool MayHandIn { get; private set; }

    /// <summary>Others' forms stay closed until one's own is handed in: an observer who has read the other's agrees with it.</summary>
    public bool SeesForms { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? session, CancellationToken ct) => await Show(id, session, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? session, CancellationToken ct)
    {
        if (!await Show(id, session, ct)) return NotFound();
        Given = [.. (Observed.Rubric?.Criteria ?? []).Select(c => int.TryParse(Request.Form["l-" + c.Key], NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : (int?)null)];
        var handedIn = await observe.Handle(new(session, id, Given, Notes, Declared, Photo is { Length: > 0 } ? await Photo.ReadUpTo(JpegPhoto.Largest, ct) : null), ct);
        if (!handedIn.Succeeded) return this.Refused("_Observe", handedIn.Failures);
        return this.Done($"/admin/observations/{id}?session={handedIn.Value.SessionId}", texts["assessments.observation-saved"]);
    }

    /// <summary>The photo of a form, to whoever may read the form.</summary>
    public async Task<IActionResult> OnGetPhotoAsync(Guid id, Guid? session, Guid? form, CancellationToken ct)
    {
        if (!await Show(id, session, ct)) return NotFound();
        if (form is null) return BadRequest();
        if (!SeesForms || Observed.Forms.All(o => o.Id != form) || await query.Photo(form.Value, ct) is not { } photo) return NotFound();
        return File(photo, "image/jpeg");
    }

    private async Task<bool> Show(Guid id, Guid? session, CancellationToken ct)
    {
        if (await query.Find(id, session, ct) is not { } found) return false;
        Observed = found;
        var me = await own.Find(ct);
        var mine = found.Forms.Any(o => o.Round == found.Round && o.ObserverId == me?.Id);
        MayHandIn = found is { Session: not null, Rubric: not null, IsComplete: false } && me is not null && me.Id != id && !mine;
        SeesForms = !MayHandIn;
        Given = new int?[found.Rubric?.Criteria.Count ?? 0];
        return true;
    }
}
