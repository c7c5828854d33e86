using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.Substitute;

/// <summary>Finds somebody for a presenter who cannot, chosen here or asked one after another; or the first presenter of an event that has none.</summary>
[Authorize(Permissions.Plan)]
internal sealed class SubstitutePage(EventsDbContext db, ListEventsQuery events, EventDesk desk, PresenterRanking ranking, IStaff staff, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    /// <summary>Who cannot; the only presenter when left out.</summary>
    [BindProperty(SupportsGet = true, Name = "insteadOf")]
    public Guid? InsteadOf { get; set; }

    [BindProperty]
    public string? Minutes { get; set; } = "60";

    public EventRow Event { get; private set; } = null!;

    public IReadOnlyList<Candidate> Ranked { get; private set; } = [];

    public IReadOnlyDictionary<Guid, StaffMember> People { get; private set; } = new Dictionary<Guid, StaffMember>();

    public SubstituteSearch? Search { get; private set; }

    /// <summary>Nobody presents yet: the first one is looked for.</summary>
    public bool First => Event.Presenters.Count == 0;

    public StaffMember? Leaver => InsteadOf is { } id ? People.GetValueOrDefault(id) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid presenter, [FromServices] IHandler<SubstitutePresenter, Done> substitute, [FromServices] IHandler<AddPresenter, Done> add, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var done = First ? await add.Handle(new(Id, presenter), ct) : await substitute.Handle(new(Id, presenter, InsteadOf, Undoable: true), ct);
        if (done.Succeeded) return this.Done($"/admin/events/{Id}");
        await Load(ct); // Taken meanwhile: the list shows who is free now.
        return this.Refused("_Substitutes", done.Failures);
    }

    public async Task<IActionResult> OnPostAskAsync([FromServices] IHandler<StartSearch, Guid> start, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var minutes = int.TryParse(Minutes, out var typed) ? typed : 0;
        var begun = InsteadOf is { } leaver ? await start.Handle(new(Id, leaver, minutes), ct) : Refusals.LeaverMissing;
        return begun.Succeeded ? this.Done(Here, texts["events.asking-begun"]) : this.Refused("_Substitutes", begun.Failures);
    }

    public async Task<IActionResult> OnPostStopAsync(Guid search, [FromServices] IHandler<StopSearch, Done> stop, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var stopped = await stop.Handle(new(Id, search), ct);
        return stopped.Succeeded ? this.Done(Here) : this.Refused("_Substitutes", stopped.Failures);
    }

    public Task<IActionResult> OnPostUndoAsync(Guid substitution, [FromServices] IHandler<SettleSubstitution, Done> settle, CancellationToken ct) => Settle(settle, substitution, false, ct);

    public Task<IActionResult> OnPostCloseAsync(Guid substitution, [FromServices] IHandler<SettleSubstitution, Done> settle, CancellationToken ct) => Settle(settle, substitution, true, ct);

    private string Here => $"/admin/events/{Id}/substitute?insteadOf={InsteadOf}";

    private async Task<IActionResult> Settle(IHandler<SettleSubstitution, Done> settle, Guid substitution, bool stands, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var settled = await settle.Handle(new(substitution, stands), ct);
        return settled.Succeeded ? this.Done($"/admin/events/{Id}", stands ? null : texts["events.substitution-undone"].Value) : this.Refused("_Substitutes", settled.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found || !actor.Has(Permissions.Plan, new Scope(found.Row.ScopePath)) || await desk.Look(Id, ct) is not { } slot) return false;
        Event = found.Row;
        if (InsteadOf is null && Event.Presenters.Count == 1) InsteadOf = Event.Presenters[0];
        Ranked = await ranking.Rank(slot, ct);
        Search = await db.Searches.AsNoTracking().Include(s => s.Asks.OrderBy(a => a.Number)).Where(s => s.EventId == Id && s.LeaverId == InsteadOf)
            .OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        People = await staff.Many([.. Event.Presenters.Concat(Search?.Asks.Select(a => a.StaffId) ?? []).Distinct()], ct);
        return true;
    }
}
