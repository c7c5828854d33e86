using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.ListEvents;
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
internal sealed class MovePage(ListEventsQuery events, FormChoices choices, IHandler<RescheduleEvent, Done> move, IStringLocalizer texts) : PageModel
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

    public EventWithSeats Event { get; private set; } = null!;

    public FormLists Lists { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        (Day, StartsAt, EndsAt) = (Formats.Date(Event.Row.StartsAt), EventForm.Time(Event.Row.StartsAt), EventForm.Time(Event.Row.EndsAt));
        VenueId = Event.Row.Venue is { } venue ? Lists.Venues.ShowKey(venue.Id.ToString()) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var (day, start, end) = (DayText.Read(Day), DayText.ReadTime(StartsAt), DayText.ReadTime(EndsAt));
        var venue = string.IsNullOrWhiteSpace(VenueId) ? null : Lists.Venues.Find(VenueId);
        List<Failure> wrong = [];
        if (day is null) wrong.Add(Refusals.DayUnreadable);
        if (start is null) wrong.Add(Refusals.TimeUnreadable.At("startsAt"));
        if (end is null) wrong.Add(Refusals.TimeUnreadable.At("endsAt"));
        if (venue is null && !string.IsNullOrWhiteSpace(VenueId)) wrong.Add(Refusals.VenueUnknown);
        if (wrong.Count > 0) return this.Refused("_Move", wrong);

        var moved = await move.Handle(new(Id, day!.Value.At(start!.Value), day.Value.At(end!.Value), venue is null ? null : Guid.Parse(venue.Key), Reason, ForceMajeure), ct);
        return moved.Succeeded ? this.Done($"/admin/events/{Id}", texts["events.was-moved"]) : this.Refused("_Move", moved.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found) return false;
        Event = found;
        Lists = await choices.On(found.Row.StartsAt.LocalDate(), null, ct);
        return true;
    }
}
