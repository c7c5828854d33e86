using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.PublishEvent;

/// <summary>Makes an approved event public; by the emergency path also a draft or a submitted one.</summary>
internal sealed record PublishEvent(Guid Id, string? Reason = null) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (Reason?.Length > 500) yield return Refusals.ReasonTooLong;
        if (Reason.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("reason");
    }
}

internal sealed class PublishEventHandler(EventsDbContext db, EventDesk desk, HoldTaker holds, IActor actor, IAudit audit, IJobs jobs) : IHandler<PublishEvent, Done>
{
    public async Task<Result<Done>> Handle(PublishEvent command, CancellationToken ct)
    {
        if (await desk.Open(command.Id, Permissions.Publish, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        var verb = VerbFor(open.Event);
        if (!open.Event.Allows(verb)) return Refusals.InvalidTransition;
        if (await holds.Take(open, command.Reason, ct) is { Count: > 0 } blocks) return Result<Done>.Refuse(blocks);

        var published = verb == Verb.Publish ? open.Event.Publish(desk.By) : open.Event.PublishWithoutApproval(desk.By, command.Reason);
        if (!published.Succeeded) return published;
        Jobs.EventTimes.Plan(jobs, open.Event);
        audit.Note(verb == Verb.Publish ? "events.published" : "events.published-without-approval", new RecordRef(Event.Kind, command.Id));
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        return published;
    }

    private Verb VerbFor(Event found) =>
        !found.Allows(Verb.Publish) && actor.Has(Permissions.PublishWithoutApproval, new Scope(found.ScopePath)) ? Verb.PublishWithoutApproval : Verb.Publish;
}
