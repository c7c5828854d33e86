using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>What the pages for a new and an existing event share: the form, what it offers, and the check while it is filled in.</summary>
internal abstract class EditPage(FormChoices choices, FormatCatalog formats, PlanResolver plans, ConflictFinder conflicts, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "")]
    public EventForm Form { get; set; } = new();

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
