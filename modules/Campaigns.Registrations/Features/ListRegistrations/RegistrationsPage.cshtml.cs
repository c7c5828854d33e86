using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AcceptOffer;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.CheckInAttendee;
using Campaigns.Registrations.Features.RestoreRegistration;
using Campaigns.Registrations.Features.SaveView;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.ListRegistrations;

/// <summary>Who is registered for one event.</summary>
[Authorize(Permissions.View)]
internal sealed class RegistrationsPage(RegistrationsDbContext db, RegistrationsQuery query, RegistrationsPageFacts facts, SavedViews views, IActor actor, IStringLocalizer texts) : PageModel
{
    // Bars of cancellations that can be taken back; more than a few at once is rare.
    private const int MostBars = 10;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; init; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; init; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public string? Unit { get; init; }

    [BindProperty(SupportsGet = true, Name = "group")]
    public string? Group { get; init; }

    [BindProperty(SupportsGet = true, Name = "with")]
    public string? With { get; init; }

    public Roster Roster { get; private set; } = null!;

    public Paged<RegistrationRow> Rows { get; private set; } = new([], null);

    public IReadOnlyList<(Guid Id, string Name)> Bars { get; private set; } = [];

    public RegistrationsPageView View { get; private set; } = null!;

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public RegistrationFilter Filter => new() { Q = Q, Status = Status, Unit = Unit, Group = Group, With = With };

    public bool MayEdit => actor.Has(Permissions.Edit, new Scope(Roster.ScopePath));

    public bool MayCheckIn => actor.Has(Permissions.CheckIn, new Scope(Roster.ScopePath));

    public RegistrationsQuery Query => query;

    public bool IsMine(SavedView view) => view.OwnerId == actor.Id;

    public async Task<IActionResult> OnGetAsync(string? cursor, CancellationToken ct) => await Load(cursor, ct) ? this.Fragment("_Rows") : NotFound();

    public Task<IActionResult> OnPostCheckInAsync(Guid registration, [FromServices] IHandler<CheckInAttendee.CheckInAttendee, Guid> checkIn, CancellationToken ct) =>
        Act(() => checkIn.Handle(new(registration), ct), ct);

    public Task<IActionResult> OnPostCancelAsync(Guid registration, [FromServices] IHandler<CancelRegistration.CancelRegistration, Guid> cancel, CancellationToken ct) =>
        Act(() => cancel.Handle(new(TicketRef.ById(registration), Undoable: true), ct), ct);

    public Task<IActionResult> OnPostUndoAsync(Guid registration, [FromServices] IHandler<RestoreRegistration.RestoreRegistration, Guid> restore, CancellationToken ct) =>
        Act(() => restore.Handle(new(TicketRef.ById(registration)), ct), ct);

    public Task<IActionResult> OnPostCloseAsync(Guid registration, [FromServices] IHandler<SettleCancellation, Guid> settle, CancellationToken ct) =>
        Act(() => settle.Handle(new(TicketRef.ById(registration)), ct), ct);

    public Task<IActionResult> OnPostAcceptAsync(Guid registration, [FromServices] IHandler<AcceptOffer.AcceptOffer, Guid> accept, CancellationToken ct) =>
        Act(() => accept.Handle(new(TicketRef.ById(registration)), ct), ct);

    public async Task<IActionResult> OnPostSaveViewAsync(string? viewName, bool shared, [FromServices] IHandler<SaveView.SaveView, Guid> save, CancellationToken ct)
    {
        if (!await Load(null, ct)) return NotFound();
        var saved = await save.Handle(new(viewName ?? "", Filter.Query, shared), ct);
        return saved.Succeeded ? this.Done(Here, texts["registrations.view-saved", viewName!.Trim()]) : this.Refused("_Rows", saved.Failures);
    }

    public async Task<IActionResult> OnPostForgetViewAsync(Guid view, [FromServices] IHandler<ForgetView, Done> forget, CancellationToken ct)
    {
        if (!await Load(null, ct)) return NotFound();
        await forget.Handle(new(view), ct); // One that is gone already is gone.
        return this.Done(Here);
    }

    /// <summary>For whom seats are held, and until when; empty for others.</summary>
    public string HeldFor(RegistrationRow row) => row.Status == RegistrationStatus.Offered && row.OfferUntil is { } until
        ? texts["registrations.held-for", row.FullName, Formats.Time(until), Formats.Day(until)[..5]]
        : "";

    // The same filter after an act as before it.
    private string Here => $"/admin/events/{Id}/registrations{Filter.Query}";

    private async Task<IActionResult> Act(Func<Task<Result<Guid>>> act, CancellationToken ct)
    {
        if (!await Load(null, ct)) return NotFound();
        var result = await act();
        if (result.Succeeded) return this.Done(Here);
        return this.Refused("_Rows", result.Failures);
    }

    private async Task<bool> Load(string? cursor, CancellationToken ct)
    {
        if (await facts.Roster(Id, ct) is not { } roster) return false;
        Roster = roster;
        Rows = await query.Page(Id, Filter, null, cursor, Permissions.View, ct);
        Bars = await OpenBars(ct);
        View = await facts.Of(roster, ct);
        Views = await views.Mine(ct);
        return true;
    }

    private async Task<IReadOnlyList<(Guid Id, string Name)>> OpenBars(CancellationToken ct)
    {
        if (!MayEdit) return [];
        var open = await db.Registrations.AsNoTracking().Where(r => r.RosterId == Id && r.Status == RegistrationStatus.Cancelled && !r.Settled)
            .OrderByDescending(r => r.CancelledAt).Take(MostBars).Select(r => new { r.Id, r.FullName }).ToListAsync(ct);
        return [.. open.Select(r => (r.Id, r.FullName))];
    }
}
