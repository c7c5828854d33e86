using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>Plans an event: saved as a draft that holds nothing yet.</summary>
[Authorize(Permissions.Plan)]
internal sealed class NewEventPage(FormChoices choices, FormatCatalog formats, PlanResolver plans, ConflictFinder conflicts, TimeProvider clock)
    : EditPage(choices, formats, plans, conflicts, clock)
{
    public async Task OnGetAsync(string? day, CancellationToken ct)
    {
        await Offer(Domain.DayText.Read(day) ?? Today, ct);
        Form = new()
        {
            Day = Domain.DayText.Read(day) is { } asked ? Formats.Date(asked) : null,
            CampaignId = Lists.Campaigns.Count > 0 ? Lists.Campaigns[0].Value : null,
            Format = "commune-meeting",
        };
        ModelState.Clear();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<PlanEvent.PlanEvent, Guid> plan, [FromServices] IStringLocalizer texts, CancellationToken ct)
    {
        var (input, wrong) = await Read(hold: false, ct);
        if (wrong.Count > 0) return this.Refused("_Form", [.. wrong, .. EventShape.Wrong(input)]);
        var planned = await plan.Handle(new(input), ct);
        return planned.Succeeded ? this.Done($"/admin/events/{planned.Value}", texts["events.draft-saved"]) : this.Refused("_Form", planned.Failures);
    }
}
