using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskChange;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.RescheduleEvent;

/// <summary>Moves an event: new time, perhaps a new hall, and a reason that the public is told.</summary>
[Authorize(Permissions.Plan)]
internal sealed class MovePage(ListEventsQuery events, FormChoices choices, MoveCheck check, MailingQuery mailings, ChangeApproval changes, IHandler<RescheduleEvent, Done> move, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? StartsAt { get; set; }

    [BindProperty]
    public string? EndsAt { get; set; }

    [BindProperty]
    public string? VenueId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool ForceMajeure { get; set; }

    /// <summary>How many people are told, typed by who sends to many.</summary>
    [BindProperty]
    public string? Told { get; set; }

    public MovePreview Preview { get; private set; } = null!;

    public EventWithSeats Event { get; private set; } = null!;

    public FormLists Lists { get; private set; } = null!;

    /// <param name="day">Where it was dragged to; its own day when left out.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IActionResult> OnGetAsync(string? day, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        (Day, StartsAt, EndsAt) = (DayText.Read(day) is { } to ? Formats.Date(to) : Formats.Date(Event.Row.StartsAt), EventForm.Time(Event.Row.StartsAt), EventForm.Time(Event.Row.EndsAt));
        VenueId = Event.Row.Venue is { } venue ? Lists.Venues.ShowKey(venue.Id.ToString()) : null;
        ModelState.Clear(); // The day of the address, as it stands there, is not what the field shows.
        await Look(ct);
        return Page();
    }

    /// <summary>Shows what moving as typed would do.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        await Look(ct);
        return Request.WantsFragment() ? this.Fragment("_MovePreview", this) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var (when, venue, wrong) = Read();
        if (wrong.Count > 0) return await Refuse(wrong, ct);

        var moved = await move.Handle(new(Id, when!.Value.Start, when.Value.End, venue, Reason, ForceMajeure || AskChange.ForceMajeure.Named(Reason), Count(Told)) { Undoable = true }, ct);
        if (!moved.Succeeded) return await Refuse(moved.Failures, ct);
        if (await changes.Waiting(Id, ct) is not null) return this.Done($"/admin/events/{Id}", texts["events.change-was-asked"]);
        // While it waits, the bar that takes it back is on the page of the event.
        var sending = await mailings.Latest(Id, ct);
        return this.Done(sending is not { Status: MailingStatus.Sending or MailingStatus.Done } ? $"/admin/events/{Id}" : $"/admin/mailings/{sending.Id}", texts["events.was-moved"]);
    }

    /// <summary>What was typed as a number of people; what is none counts as nobody.</summary>
    internal static int Count(string? typed) => int.TryParse(typed?.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : 0;

    // The form again, with what moving as typed would do.
    private async Task<IActionResult> Refuse(IEnumerable<Failure> failures, CancellationToken ct)
    {
        await Look(ct);
        return this.Refused("_MovePreview", failures.Select(f => f == Refusals.StartInPast || f == Refusals.StartOutOfRange ? f.At("day") : f));
    }

    private async Task Look(CancellationToken ct)
    {
        var (when, venue, wrong) = Read();
        Preview = (await check.Look(Id, wrong.Count == 0 ? when : null, venue, Reason, ct))!;
    }

    private (Period? When, Guid? Venue, IReadOnlyList<Failure> Wrong) Read()
    {
        var (day, start, end) = (DayText.Read(Day), DayText.ReadTime(StartsAt), DayText.ReadTime(EndsAt));
        var venue = string.IsNullOrWhiteSpace(VenueId) ? null : Lists.Venues.Find(VenueId);
        List<Failure> wrong = [];
        if (day is null) wrong.Add(Refusals.DayUnreadable);
        if (start is null) wrong.Add(Refusals.TimeUnreadable.At("startsAt"));
        if (end is null) wrong.Add(Refusals.TimeUnreadable.At("endsAt"));
        if (venue is null && !string.IsNullOrWhiteSpace(VenueId)) wrong.Add(Refusals.VenueUnknown);
        return wrong.Count > 0 ? (null, null, wrong) : (new(day!.Value.At(start!.Value), DayText.End(day.Value, end!.Value, Event.Row.MoreDays)), venue is null ? null : Guid.Parse(venue.Key), wrong);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found) return false;
        Event = found;
        Lists = await choices.On(found.Row.StartsAt.LocalDate(), null, ct);
        return true;
    }
}
