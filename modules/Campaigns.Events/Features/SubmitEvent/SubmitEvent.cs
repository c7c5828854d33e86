using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskApproval;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.SubmitEvent;

/// <summary>Asks for approval, and takes hall and presenters if the draft did not hold them yet. While no feature asks anybody for approval,
/// it is given at once.</summary>
internal sealed record SubmitEvent(Guid Id, string? OverrideReason = null) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (OverrideReason?.Length > 500) yield return Refusals.ReasonTooLong.At("overrideReason");
        if (OverrideReason.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("overrideReason");
    }
}

internal sealed class SubmitEventHandler(EventsDbContext db, EventDesk desk, HoldTaker holds, PlanApproval approval, IActor actor, IAudit audit) : IHandler<SubmitEvent, Done>
{
    public async Task<Result<Done>> Handle(SubmitEvent command, CancellationToken ct)
    {
        var submitted = await Submit(command, ct);

        // After the turn, because the question has a transaction of its own. Should the process die here, the event's own message asks.
        if (submitted.Succeeded) await approval.Ask(command.Id, actor.Id?.ToString() ?? "", ct);
        return submitted;
    }

    private async Task<Result<Done>> Submit(SubmitEvent command, CancellationToken ct)
    {
        if (await desk.Open(command.Id, Permissions.Plan, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (!open.Event.Allows(Verb.Submit)) return Refusals.InvalidTransition;
        if (await holds.Take(open, command.OverrideReason, ct) is { Count: > 0 } blocks) return Result<Done>.Refuse(blocks);

        var by = desk.By;
        var submitted = open.Event.Submit(by);
        if (submitted.Succeeded && !approval.IsOn) submitted = open.Event.Approve(new(null, "", by.At));
        if (!submitted.Succeeded) return submitted;
        audit.Note("events.submitted", new RecordRef(Event.Kind, command.Id));
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        return submitted;
    }
}
