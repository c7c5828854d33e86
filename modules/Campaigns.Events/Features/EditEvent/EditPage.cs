using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.KeepDraft;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>What the pages for a new and an existing event share: the form, what it offers, and the check while it is filled in.</summary>
internal abstract class EditPage(FormChoices choices, FormatCatalog formats, PlanResolver plans, ConflictFinder conflicts, Drafts drafts, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "")]
    public EventForm Form { get; set; } = new();

    /// <summary>Under which what is typed is kept.</summary>
    [BindProperty]
    public string? Draft { get; set; }

    /// <summary>What was typed here before and never saved.</summary>
    public IReadOnlyList<KeptForm> Kept { get; private set; } = [];

    public FormLists Lists { get; private set; } = null!;

    public IReadOnlyList<EventFormat> Kinds => formats.All;

    /// <summary>What the check said; null: it was not asked.</summary>
    public EventCheck? Check { get; private set; }

    /// <summary>What somebody else saved meanwhile; null: nobody did.</summary>
    public EventForm? Theirs { get; protected set; }

    /// <summary>Once public, place and time only move by the page made for it.</summary>
    public virtual bool WhereAndWhenFixed => false;

    protected DateOnly Today => clock.Today();

    /// <summary>Looks whether anything speaks against what is typed, and reads the day back. Changes nothing.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (!await MayCheck(ct)) return NotFound();
        await Offer(DayText.Read(Form.Day) ?? Today, ct);
        Check = await Look(ct);
        return this.Fragment("_Check", Check);
    }

    /// <summary>Keeps what is typed as it is: in the background, or by its button where there is no JavaScript.</summary>
    public async Task<IActionResult> OnPostDraftAsync(CancellationToken ct)
    {
        if (!await MayCheck(ct)) return NotFound();
        if (drafts.Open(Draft, EventId) is not { } key) return BadRequest();
        var said = HttpContext.RequestServices.GetRequiredService<IStringLocalizer>()["events.draft-kept", Formats.Time(await drafts.Keep(key, Form, ct))].Value;
        return Request.WantsFragment() ? Content(said) : this.Done($"{Request.Path}?draft={key.Id}", said);
    }

    /// <summary>Throws away what was kept.</summary>
    public async Task<IActionResult> OnPostForgetAsync(Guid kept, CancellationToken ct)
    {
        if (!await MayCheck(ct)) return NotFound();
        await drafts.Forget(kept, EventId, ct);
        return this.Done(Request.Path);
    }

    /// <summary>Fills the form with what was kept, where that is wanted; offers the others.</summary>
    protected async Task Resume(Guid? draft, CancellationToken ct)
    {
        var all = await drafts.Of(EventId, ct);
        var taken = all.FirstOrDefault(k => k.Id == draft);
        if (taken is not null) Form = taken.Form;
        Kept = [.. all.Where(k => k != taken)];
        Draft = drafts.Seal(taken?.Id ?? Guid.CreateVersion7(), EventId);
    }

    /// <summary>What was refused is not lost when its sender goes away.</summary>
    protected async Task<IActionResult> KeepTyped(IActionResult refused, CancellationToken ct)
    {
        if (drafts.Open(Draft, EventId) is { } key) await drafts.Keep(key, Form, ct);
        else Draft = drafts.Seal(Guid.CreateVersion7(), EventId);
        return refused;
    }

    /// <summary>It stands in the event now.</summary>
    protected async Task<IActionResult> Saved(IActionResult done, CancellationToken ct)
    {
        if (drafts.Open(Draft, EventId) is { } key) await drafts.Forget(key, ct);
        return done;
    }

    protected async Task Offer(DateOnly day, CancellationToken ct) => Lists = await choices.On(day, Guid.TryParse(Form.CampaignId, out var chosen) ? chosen : null, ct);

    protected async Task<(EventInput Input, IReadOnlyList<Failure> Wrong)> Read(bool hold, CancellationToken ct)
    {
        await Offer(DayText.Read(Form.Day) ?? Today, ct);
        var reader = new FormReader(Lists);
        return (reader.Read(Form, hold), reader.Wrong);
    }

    protected virtual Guid EventId => Guid.Empty;

    /// <summary>Whether what speaks against the form is the caller's to know.</summary>
    protected virtual Task<bool> MayCheck(CancellationToken ct) => Task.FromResult(true);

    private async Task<EventCheck> Look(CancellationToken ct)
    {
        var reader = new FormReader(Lists);
        var input = reader.Read(Form, hold: false);
        var day = DayText.Read(Form.Day);
        if (reader.Wrong.Count > 0 || EventShape.Missing(input).Concat(EventShape.Wrong(input)).Any()) return new(day, null);
        var resolved = await plans.Resolve(input, ct);
        if (!resolved.Succeeded) return new(day, null);
        return new(day, await conflicts.All(resolved.Value.Slot(EventId), ct));
    }
}

/// <summary>What the check of a half-filled form says.</summary>
/// <param name="Day">The day as understood; null: not understood.</param>
/// <param name="Conflicts">What speaks against it; null: too little is filled in to tell.</param>
internal sealed record EventCheck(DateOnly? Day, IReadOnlyList<EventConflict>? Conflicts);
