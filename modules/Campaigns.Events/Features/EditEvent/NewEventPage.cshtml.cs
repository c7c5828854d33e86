using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.KeepDraft;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>Plans an event: saved as a draft that holds nothing yet.</summary>
[Authorize(Permissions.Plan)]
internal sealed class NewEventPage(FormChoices choices, FormatCatalog formats, PlanResolver plans, ConflictFinder conflicts, ListEventsQuery events, Drafts drafts, TimeProvider clock)
    : EditPage(choices, formats, plans, conflicts, drafts, clock)
{
    /// <param name="day">The day to begin with.</param>
    /// <param name="copy">An event whose facts are taken over; the day is left open.</param>
    /// <param name="draft">What was typed before and is gone on with.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IActionResult> OnGetAsync(string? day, Guid? copy, Guid? draft, CancellationToken ct)
    {
        if (copy is { } id) return await events.One(id, ct) is { } like ? await Copy(like.Row, ct) : NotFound();
        await Offer(Domain.DayText.Read(day) ?? Today, ct);
        Form = new()
        {
            Day = Domain.DayText.Read(day) is { } asked ? Formats.Date(asked) : null,
            CampaignId = Lists.Campaigns.Count > 0 ? Lists.Campaigns[0].Value : null,
            Format = "commune-meeting",
        };
        await Resume(draft, ct);
        ModelState.Clear();
        return Page();
    }

    private async Task<IActionResult> Copy(EventRow like, CancellationToken ct)
    {
        Form = new() { CampaignId = like.CampaignId.ToString() };
        await Offer(Today, ct);
        Form = FormReader.Show(like, Lists) with { Day = null, Version = null, OverrideReason = null };
        await Resume(null, ct);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<PlanEvent.PlanEvent, Guid> plan, [FromServices] IStringLocalizer texts, CancellationToken ct)
    {
        var (input, wrong) = await Read(hold: false, ct);
        if (wrong.Count > 0) return await KeepTyped(this.Refused("_Form", [.. wrong, .. EventShape.Wrong(input)]), ct);
        var planned = await plan.Handle(new(input), ct);
        return planned.Succeeded ? await Saved(this.Done($"/admin/events/{planned.Value}", texts["events.draft-saved"]), ct) : await KeepTyped(this.Refused("_Form", planned.Failures.AtFields()), ct);
    }
}
