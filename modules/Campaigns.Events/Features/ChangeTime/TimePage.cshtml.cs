using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.ChangeTime;

/// <summary><c>Đổi giờ</c>: another day or time for what is not public yet, with what speaks against it. Dragging in the calendar ends here too, and so
/// does the keyboard. What is public moves by the page that tells people.</summary>
[Authorize(Permissions.Plan)]
internal sealed class TimePage(ListEventsQuery events, EventDesk desk, ConflictFinder conflicts, IHandler<ChangeEvent.ChangeEvent, Done> change, IActor actor, IStringLocalizer texts) : PageModel
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
    public int? Version { get; set; }

    public EventRow Event { get; private set; } = null!;

    public EventCheck Check { get; private set; } = new(null, null);

    /// <param name="day">Where it was dragged to; its own day when left out.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IActionResult> OnGetAsync(string? day, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        Day = DayText.Read(day) is { } asked ? Formats.Date(asked) : Formats.Date(Event.StartsAt);
        (StartsAt, EndsAt, Version) = (EventForm.Time(Event.StartsAt), EventForm.Time(Event.EndsAt), Event.Version);
        ModelState.Clear(); // The day of the address, as it stands there, is not what the field shows.
        await Look(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        await Look(ct);
        return this.Fragment("_TimeCheck", this);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var (when, wrong) = Read();
        if (when is not { } to) return await Refuse(wrong, ct);

        // Registration closes as long before the start as it did.
        var input = new EventInput { StartsAt = to.Start, EndsAt = to.End, Registration = new() { OpensAt = Event.OpensAt, ClosesAt = Event.ClosesAt + (to.Start - Event.StartsAt) } };
        var changed = await change.Handle(new(Id, input, Version), ct);
        return changed.Succeeded ? this.Done($"/admin/events/{Id}", texts["events.time-changed"]) : await Refuse(changed.Failures, ct);
    }

    private async Task<IActionResult> Refuse(IEnumerable<Failure> failures, CancellationToken ct)
    {
        await Look(ct);
        return this.Refused("_TimeCheck", failures.Select(f => f.Kind == FailureKind.Stale ? Refusals.SomebodyElse : f));
    }

    private async Task Look(CancellationToken ct)
    {
        var (when, _) = Read();
        var slot = when is { } to && to.End > to.Start && await desk.Look(Id, ct) is { } now ? now with { When = to } : null;
        Check = new(DayText.Read(Day), slot is null ? null : await conflicts.All(slot, ct));
    }

    private (Period? When, IReadOnlyList<Failure> Wrong) Read()
    {
        var (day, start, end) = (DayText.Read(Day), DayText.ReadTime(StartsAt), DayText.ReadTime(EndsAt));
        List<Failure> wrong = [];
        if (day is null) wrong.Add(Refusals.DayUnreadable);
        if (start is null) wrong.Add(Refusals.TimeUnreadable.At("startsAt"));
        if (end is null) wrong.Add(Refusals.TimeUnreadable.At("endsAt"));
        return wrong.Count > 0 ? (null, wrong) : (new(day!.Value.At(start!.Value).ToUniversalTime(), DayText.End(day.Value, end!.Value, Event.MoreDays).ToUniversalTime()), wrong);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found || !actor.Has(Permissions.Plan, new Scope(found.Row.ScopePath))) return false;
        Event = found.Row;
        return true;
    }
}
