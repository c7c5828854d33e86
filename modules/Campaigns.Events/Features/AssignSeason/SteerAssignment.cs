using Campaigns.Data;
using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>Ends a search after the turn it is in; its best answer so far stays.</summary>
internal sealed record CancelAssignment(Guid RunId) : ICommand<Done>;

internal sealed class CancelAssignmentHandler(EventsDbContext db, IActor actor) : IHandler<CancelAssignment, Done>
{
    public async Task<Result<Done>> Handle(CancelAssignment command, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<AssignmentRun>(command.RunId, ct);
        if (await db.Assignments.Within(actor, Permissions.Plan).SingleOrDefaultAsync(r => r.Id == command.RunId, ct) is not { } run) return Refusals.NoSuchEvent;
        var cancelled = run.Cancel();
        if (!cancelled.Succeeded) return cancelled;
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return cancelled;
    }
}

/// <summary>Takes what a search proposes: each event gets its people by work of its own, as if somebody had written them in. Whose hall or time has been taken meanwhile stays as it is.</summary>
/// <param name="Seats">Those that are taken.</param>
internal sealed record TakeProposal(Guid RunId, IReadOnlyCollection<SeatToTake> Seats) : ICommand<Done>;

/// <summary>One person for one event, as proposed.</summary>
internal sealed record SeatToTake(Guid EventId, EventRole Role, Guid StaffId);

internal sealed class TakeProposalHandler(EventsDbContext db, IActor actor, IJobs jobs, IAudit audit) : IHandler<TakeProposal, Done>
{
    public async Task<Result<Done>> Handle(TakeProposal command, CancellationToken ct)
    {
        if (await db.Assignments.AsNoTracking().Within(actor, Permissions.Plan).SingleOrDefaultAsync(r => r.Id == command.RunId, ct) is not { } run) return Refusals.NoSuchEvent;
        if (run.Status is AssignmentStatus.Running) return Refusals.InvalidTransition;
        var wanted = command.Seats.ToHashSet();
        var taken = ProposedSeat.Read(run.Proposal).Where(s => s.StaffId is { } who && wanted.Contains(new(s.EventId, s.Role, who))).ToLookup(s => s.EventId);
        foreach (var at in taken) jobs.Enqueue<PutInPlace, ProposalToTake>(new(run.Id, at.Key, [.. at.Select(s => new SeatToTake(s.EventId, s.Role, s.StaffId!.Value))]));
        audit.Note("events.proposal-taken", new RecordRef("events.assignment", run.Id), new { events = taken.Count });
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
