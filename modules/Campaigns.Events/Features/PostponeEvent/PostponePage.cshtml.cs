using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskChange;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.RescheduleEvent;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.PostponeEvent;

/// <summary>Postpones an event without a new date, with a reason that the public is told.</summary>
[Authorize(Permissions.Cancel)]
internal sealed class PostponePage(ListEventsQuery events, AudienceFinder audiences, SmsPreview sms, MailingQuery mailings, ChangeApproval changes, IHandler<PostponeEvent, Done> postpone, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool ForceMajeure { get; set; }

    /// <summary>How many people are told, typed by who sends to many.</summary>
    [BindProperty]
    public string? Told { get; set; }

    /// <summary>Who is told; nobody of what was never public.</summary>
    public Audience Audience { get; private set; } = null!;

    /// <summary>What they get; null while nobody is told.</summary>
    public string? Sms { get; private set; }

    public EventWithSeats Event { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    /// <summary>Shows the message with the reason as typed so far.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        return Request.WantsFragment() && Sms is not null ? this.Fragment("_SmsPreview", Sms) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var postponed = await postpone.Handle(new(Id, Reason, ForceMajeure || AskChange.ForceMajeure.Named(Reason), MovePage.Count(Told)) { Undoable = true }, ct);
        if (!postponed.Succeeded) return this.Refused("_Postpone", postponed.Failures);
        if (await changes.Waiting(Id, ct) is not null) return this.Done($"/admin/events/{Id}", texts["events.change-was-asked"]);
        // While it waits, the bar that takes it back is on the page of the event.
        var sending = await mailings.Latest(Id, ct);
        return this.Done(sending is not { Status: MailingStatus.Sending or MailingStatus.Done } ? $"/admin/events/{Id}" : $"/admin/mailings/{sending.Id}", texts["events.was-postponed"]);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found) return false;
        Event = found;
        Audience = found.Row.PublishedAt is null ? new([], 0) : await audiences.Of(Id, [], Notices.Postponed, ct);
        Sms = Audience.Attendees == 0 ? null : await sms.Of(Notices.Postponed, found.Row, Reason, ct);
        return true;
    }
}
