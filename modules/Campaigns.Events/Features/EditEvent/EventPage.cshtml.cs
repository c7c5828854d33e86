using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>One event for those who plan it, or look on: its facts, what can be done to it, its history.</summary>
[Authorize(Permissions.View)]
internal sealed class EventPage(EventPageTools tools, EventsDbContext db, ListEventsQuery events, IActor actor, IStringLocalizer texts)
    : EditPage(tools.Choices, tools.Formats, tools.Plans, tools.Conflicts, tools.Drafts, tools.Clock)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; init; }

    public EventWithSeats Event { get; private set; } = null!;

    public IReadOnlyList<EventConflict> Now { get; private set; } = [];

    public IReadOnlyList<EventChange> History { get; private set; } = [];

    public IReadOnlyList<Mailing> Mailings { get; private set; } = [];

    public IReadOnlyList<Substitute.UndoBar> Bars { get; private set; } = [];

    /// <summary>A change that can still be taken back.</summary>
    public Takeback? Change { get; private set; }

    public IReadOnlyList<KeepChecklist.ChecklistLine> Tasks { get; private set; } = [];

    /// <summary>What a meeting of its kind needs; null: there is no such kind any more.</summary>
    public EventFormats.EventFormat? Kind => tools.Formats.Find(Row.Format);

    public DateOnly Day => Today;

    public bool CanTick => actor.Has(Permissions.Plan, new Scope(Row.ScopePath)) && Row.Status is not EventStatus.Cancelled;

    /// <summary>A move or cancellation that others must approve first.</summary>
    public PlannedChange? Waiting { get; private set; }

    public EventRow Row => Event.Row;

    public bool CanPlan => actor.Has(Permissions.Plan, new Scope(Row.ScopePath)) && Row.Status is not (EventStatus.Completed or EventStatus.Reported or EventStatus.Cancelled);

    public bool CanSubmit => CanPlan && Row.Status is EventStatus.Draft or EventStatus.Returned;

    public bool CanPublish => Row.Status is EventStatus.Approved && actor.Has(Permissions.Publish, new Scope(Row.ScopePath))
        || Row.Status is EventStatus.Draft or EventStatus.Submitted && actor.Has(Permissions.PublishWithoutApproval, new Scope(Row.ScopePath));

    /// <summary>Whether there is a page about its approval; who may read which request is for that page to say.</summary>
    public bool CanSeeApproval => tools.Approval.IsOn;

    public bool CanPublishAtAll => actor.Has(Permissions.Publish, new Scope(Row.ScopePath));

    public bool CanMove => CanPlan && Row.Status is EventStatus.Published or EventStatus.Postponed;

    public bool CanCopy => actor.Has(Permissions.Plan, new Scope(Row.ScopePath));

    public bool CanSubstitute => CanPlan && Row.Status is not EventStatus.Postponed;

    public bool CanInvite => actor.Has(Permissions.Plan, new Scope(Row.ScopePath)) && Row.PublishedAt is not null;

    public bool CanPostpone => CanCancel && Row.Status is EventStatus.Published;

    public bool CanCancel => actor.Has(Permissions.Cancel, new Scope(Row.ScopePath))
        && Row.Status is not (EventStatus.Completed or EventStatus.Reported or EventStatus.Cancelled or EventStatus.Running);

    public override bool WhereAndWhenFixed => Row.PublishedAt is not null;

    protected override Guid EventId => Id;

    protected override async Task<bool> MayCheck(CancellationToken ct) => await Load(ct) && actor.Has(Permissions.Plan, new Scope(Row.ScopePath));

    public async Task<IActionResult> OnGetAsync(Guid? draft, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        Form = new() { CampaignId = Row.CampaignId.ToString() };
        await Offer(Row.StartsAt.LocalDate(), ct);
        Form = FormReader.Show(Row, Lists);
        if (CanPlan) await Resume(draft, ct);
        ModelState.Clear();
        return Page();
    }

    /// <summary><c>Lưu</c>, and for <c>Gửi duyệt</c> the same first: what is sent on is what stands in the form.</summary>
    public async Task<IActionResult> OnPostAsync(string? act, [FromServices] IHandler<ChangeEvent.ChangeEvent, Done> change,
        [FromServices] IHandler<SubmitEvent.SubmitEvent, Done> submit, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!CanPlan) return StatusCode(403);
        var (input, wrong) = await Read(hold: false, ct);
        if (wrong.Count > 0) return await KeepTyped(this.Refused("_Form", wrong), ct);

        var changed = await change.Handle(new(Id, input, Form.Version), ct);
        if (!changed.Succeeded) return await Refuse(changed, ct);
        if (act != "submit") return await Saved(this.Done($"/admin/events/{Id}", texts["events.saved"]), ct);
        var submitted = await submit.Handle(new(Id, Form.OverrideReason), ct);
        return submitted.Succeeded ? await Saved(this.Done($"/admin/events/{Id}", texts["events.was-submitted"]), ct) : await Refuse(submitted, ct);
    }

    public async Task<IActionResult> OnPostPublishAsync(string? reason, [FromServices] IHandler<PublishEvent.PublishEvent, Done> publish, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!actor.Has(Permissions.Publish)) return StatusCode(403);
        if (Row.Status is not EventStatus.Approved && string.IsNullOrWhiteSpace(reason)) return await Show(Refusals.ReasonMissing, ct);
        var published = await publish.Handle(new(Id, reason), ct);
        return published.Succeeded ? this.Done($"/admin/events/{Id}", texts["events.was-published"]) : await Show(published.Failures, ct);
    }

    public async Task<IActionResult> OnPostCompleteAsync([FromServices] IHandler<CompleteEvent.CompleteEvent, Done> complete, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!actor.Has(Permissions.Publish)) return StatusCode(403);
        var completed = await complete.Handle(new(Id), ct);
        return completed.Succeeded ? this.Done($"/admin/events/{Id}", texts["events.was-completed"]) : await Show(completed.Failures, ct);
    }

    public async Task<IActionResult> OnPostTickAsync(string? what, bool done, [FromServices] IHandler<KeepChecklist.TickTask, Done> tick, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!actor.Has(Permissions.Plan, new Scope(Row.ScopePath))) return StatusCode(403);
        var ticked = await tick.Handle(new(Id, what, done), ct);
        return ticked.Succeeded ? this.Done($"/admin/events/{Id}#checklist") : await Show(ticked.Failures, ct);
    }

    public Task<IActionResult> OnPostTakeBackAsync(Guid takeback, [FromServices] IHandler<TakeBack.SettleChange, Done> settle, CancellationToken ct) => Settle(settle, takeback, stands: false, ct);

    public Task<IActionResult> OnPostTellNowAsync(Guid takeback, [FromServices] IHandler<TakeBack.SettleChange, Done> settle, CancellationToken ct) => Settle(settle, takeback, stands: true, ct);

    private async Task<IActionResult> Settle(IHandler<TakeBack.SettleChange, Done> settle, Guid takeback, bool stands, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!actor.Has(Permissions.Plan, new Scope(Row.ScopePath))) return StatusCode(403);
        var settled = await settle.Handle(new(takeback, stands), ct);
        if (!settled.Succeeded) return await Show(settled.Failures, ct);
        var sending = stands ? await tools.Mailings.Latest(Id, ct) : null;
        return this.Done(sending is null ? $"/admin/events/{Id}" : $"/admin/mailings/{sending.Id}", stands ? null : texts["events.change-undone"].Value);
    }

    private Task<IActionResult> Show(Failure failure, CancellationToken ct) => Show([failure], ct);

    // The small forms beside the big one: it shows the event as it is, and the refusal above.
    private async Task<IActionResult> Show(IReadOnlyList<Failure> failures, CancellationToken ct)
    {
        Form = new() { CampaignId = Row.CampaignId.ToString() };
        await Offer(Row.StartsAt.LocalDate(), ct);
        Form = FormReader.Show(Row, Lists);
        if (CanPlan) await Resume(null, ct);
        ModelState.Clear();
        return this.Refused("_Form", failures);
    }

    private async Task<IActionResult> Refuse(Result<Done> refused, CancellationToken ct)
    {
        await Load(ct);
        if (refused.Failures.Contains(Refusals.ChangedUnderneath)) Theirs = FormReader.Show(Row, Lists);

        // The next save is over what the page shows now.
        Form = Form with { Version = Row.Version };
        ModelState.Remove("Version");
        return await KeepTyped(this.Refused("_Form", refused.Failures.Select(f => f.Kind == FailureKind.Stale ? Refusals.SomebodyElse : f).AtFields()), ct);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.One(Id, ct) is not { } found) return false;
        Event = found;
        History = await db.Events.AsNoTracking().Where(e => e.Id == Id).SelectMany(e => e.History).OrderByDescending(c => c.Number).ToListAsync(ct);
        Mailings = await tools.Mailings.Of(Id, ct);
        Waiting = await tools.Changes.Waiting(Id, ct);
        Tasks = await tools.Checklist.Of(Row, ct);
        Bars = await tools.Bars.Of(Id, ct);
        Change = await tools.Takebacks.Open(Id, ct);
        if (Row.Status is EventStatus.Draft or EventStatus.Returned or EventStatus.Submitted or EventStatus.Approved && await tools.Desk.Look(Id, ct) is { } slot)
            Now = await tools.Conflicts.All(slot, ct);
        // Public already: of all that could be said only that somebody may not present any more, or is away, because that can still be helped.
        else if (Row.Status is EventStatus.Published && await tools.Desk.Look(Id, ct) is { } planned)
            Now = [.. await tools.Staff.Qualification(planned, ct), .. (await tools.Presence.Find([planned], ct))[0].Where(c => c.Kind == "presenter-on-leave")];
        return true;
    }
}

/// <summary>What the page of an event works with.</summary>
internal sealed record EventPageTools(FormChoices Choices, EventFormats.FormatCatalog Formats, PlanEvent.PlanResolver Plans, ConflictFinder Conflicts, KeepDraft.Drafts Drafts, EventDesk Desk,
    TellPeople.MailingQuery Mailings, Substitute.UndoBarQuery Bars, AskApproval.PlanApproval Approval, AskChange.ChangeApproval Changes, StaffConcerns Staff, PresenceConcerns Presence, KeepChecklist.Checklist Checklist, TakeBack.Takebacks Takebacks, TimeProvider Clock);
