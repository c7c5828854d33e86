using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>A row of the proposal as it is sent back.</summary>
internal sealed class ProposalRow
{
    public Guid EventId { get; set; }

    public EventRole Role { get; set; }

    /// <summary>Who is proposed.</summary>
    public Guid? StaffId { get; set; }

    /// <summary>Name as typed, and as it was shown.</summary>
    public string? Who { get; set; }

    public string? Was { get; set; }

    public bool Keep { get; set; }

    public bool Take { get; set; }

    /// <summary>Chosen by a person: ticked, or another name was typed.</summary>
    public bool IsLocked => !string.IsNullOrWhiteSpace(Who) && (Keep || Who.Trim() != (Was ?? "").Trim());
}

/// <summary>How far a search got, and what it proposes: taken as a whole or in part, or searched again around the choices that are kept.</summary>
[Authorize(Permissions.Plan)]
[RequestFormLimits(ValueCountLimit = 60_000)]
internal sealed class RunPage(EventsDbContext db, ProposalLines lines, FormChoices choices, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    [BindProperty]
    public List<ProposalRow> Rows { get; set; } = [];

    /// <summary>What was sent for a line, when the page is shown again because something in it was refused.</summary>
    public ProposalRow? Sent(int at) => at < Rows.Count && Rows[at] is var row && (row.EventId, row.Role, row.StaffId) == (Lines[at].Seat.EventId, Lines[at].Seat.Role, Lines[at].Seat.StaffId) ? row : null;

    public AssignmentRun Run { get; private set; } = null!;

    public IReadOnlyList<ProposalLine> Lines { get; private set; } = [];

    public Choices PresenterNames { get; private set; } = null!;

    public Choices DeskNames { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? this.Fragment("_Run", this) : NotFound();

    public async Task<IActionResult> OnPostCancelAsync([FromServices] IHandler<CancelAssignment, Done> cancel, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var done = await cancel.Handle(new(Id), ct);
        await Load(ct);
        return done.Succeeded ? this.Fragment("_Run", this) : this.Refused("_Run", done.Failures);
    }

    public async Task<IActionResult> OnPostTakeAsync([FromServices] IHandler<TakeProposal, Done> take, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        List<SeatToTake> seats = [.. Rows.Where(r => r is { Take: true, StaffId: not null }).Select(r => new SeatToTake(r.EventId, r.Role, r.StaffId!.Value))];
        var done = await take.Handle(new(Id, seats), ct);
        return done.Succeeded ? this.Done($"/admin/assignments/{Id}", texts["events.assign-being-taken", seats.Select(s => s.EventId).Distinct().Count()]) : this.Refused("_Run", done.Failures);
    }

    public async Task<IActionResult> OnPostAgainAsync([FromServices] IHandler<StartAssignment, Guid> start, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var (locked, unknown) = (new List<ProposedSeat>(), new List<string>());
        foreach (var row in Rows.Where(r => r.IsLocked))
        {
            if ((row.Role is EventRole.Desk ? DeskNames : PresenterNames).Find(row.Who) is { } who) locked.Add(new(row.EventId, row.Role, Guid.Parse(who.Key), true));
            else unknown.Add(row.Who!.Trim());
        }

        if (unknown.Count > 0) return this.Refused("_Run", [Refusals.StaffUnknown(null, unknown.Distinct())]);
        var again = await start.Handle(new(new(Run.ScopePath, Run.FirstDay, Run.LastDay, Run.Presenters, Run.Desk), locked), ct);
        return again.Succeeded ? this.Done($"/admin/assignments/{again.Value}") : this.Refused("_Run", again.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await db.Assignments.AsNoTracking().Within(actor, Permissions.Plan).SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } run) return false;
        Run = run;
        var lists = await choices.On(run.FirstDay, null, ct);
        (PresenterNames, DeskNames) = (lists.Presenters, lists.Desk);
        Lines = run.Status is AssignmentStatus.Running ? [] : await lines.Of(run, ct);
        return true;
    }
}
