using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.Venues;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.AdminVenues;

/// <summary>A new hall (address <c>new</c>) or one to be changed.</summary>
[Authorize(Permissions.Plan)]
internal sealed class VenuePage(ListVenuesQuery venues, ListEventsQuery events, EventsDbContext db, FormChoices choices, IActor actor, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    private const int MostBookings = 20;

    [BindProperty(Name = "")]
    public VenueForm Form { get; set; } = new();

    public Choices Units { get; private set; } = new([]);

    public bool IsNew { get; private set; }

    /// <summary>What is to be held there, soonest first.</summary>
    public IReadOnlyList<EventWithSeats> Bookings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        var found = id is { } known ? await venues.One(known, ct) : null;
        if (!await Load(id, found, ct)) return NotFound();
        if (found is not null) Form = VenueForm.Of(found.Venue, found.Version, Units);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, [FromServices] IHandler<AddVenue, Guid> add, [FromServices] IHandler<ChangeVenue, Done> change, CancellationToken ct)
    {
        if (!await Load(id, id is { } known ? await venues.One(known, ct) : null, ct)) return NotFound();
        var (input, wrong) = Form.Read(Units);
        if (wrong.Count > 0) return this.Refused("_Form", wrong.Concat(input.Wrong().Where(f => wrong.All(w => w.Field != f.Field))));
        var failures = id is { } old ? (await change.Handle(new(old, input, Form.Version), ct)).Failures : (await add.Handle(new(input), ct)).Failures;
        return failures.Count == 0 ? this.Done("/admin/venues", texts["events.saved"]) : this.Refused("_Form", failures);
    }

    private async Task<bool> Load(Guid? id, VenueCard? found, CancellationToken ct)
    {
        IsNew = id is null;
        Units = (await choices.On(clock.Today(), null, ct)).Units;
        if (found is not null) Bookings = (await events.Page(Coming(found.Venue.Id), MostBookings, null, ct)).Items;
        return IsNew || found is not null;
    }

    private IQueryable<Event> Coming(Guid venue)
    {
        var now = clock.GetUtcNow();
        return db.Events.AsNoTracking().Within(actor, Permissions.View).Where(e => e.VenueId == venue && e.EndsAt > now && e.Status != EventStatus.Cancelled && e.Status != EventStatus.Postponed);
    }
}
