using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Substitute;

/// <summary>Puts a presenter in the place of one who cannot. Those two, the desk and the other presenters are told; who registered is not.</summary>
/// <param name="InsteadOf">May be left out where there is only one.</param>
/// <param name="Undoable">Nobody is told until the undo bar is closed.</param>
internal sealed record SubstitutePresenter(Guid Id, Guid? PresenterId, Guid? InsteadOf, bool Undoable = false) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (PresenterId is null) yield return Refusals.PresenterMissing;
    }
}

internal sealed class SubstitutePresenterHandler(EventsDbContext db, EventDesk desk, IStaff staff, SubstituteCheck check, StandIns standIns, OpenBars bars, IActor actor, IAudit audit) : IHandler<SubstitutePresenter, Done>
{
    public async Task<Result<Done>> Handle(SubstitutePresenter command, CancellationToken ct)
    {
        var presenting = await db.Events.AsNoTracking().Within(actor).Where(e => e.Id == command.Id).Select(e => e.Staff.Where(s => s.Role == EventRole.Presenter).Select(s => s.StaffId).ToList()).SingleOrDefaultAsync(ct);
        if (presenting is null) return Refusals.NoSuchEvent;
        if (await staff.Find(command.PresenterId!.Value, ct) is not { } standIn) return Refusals.StaffUnknown("presenterId", command.PresenterId!.Value.ToString());
        if (command.InsteadOf is null && presenting.Count != 1) return presenting.Count == 0 ? Refusals.NotPresenting : Refusals.LeaverMissing;

        var leaver = command.InsteadOf ?? presenting[0];
        if (await desk.Open(command.Id, Permissions.Plan, (_, now) => now.Instead(leaver, standIn), ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (await check.Blocks(open, standIn, ct) is { Count: > 0 } blocks) return Result<Done>.Refuse(blocks);
        var made = await standIns.Make(open, leaver, standIn, desk.By, command.Undoable, ct);
        if (!made.Succeeded) return made.Refused<Done>();

        audit.Note("events.presenter-substituted", new RecordRef(Event.Kind, command.Id), new { leaver, standIn = standIn.Id });
        var saved = await desk.Save(open.Slot, open.Turn, ct);
        if (saved.Succeeded && command.Undoable) bars.Open(made.Value);
        return saved;
    }
}

/// <summary>What stands in the way of a stand-in. Only what is hard: a meeting without a presenter is worse than a tight road.</summary>
internal sealed class SubstituteCheck(ConflictFinder conflicts, IStaffLeaves leaves)
{
    public async Task<IReadOnlyList<Failure>> Blocks(OpenEvent open, StaffMember standIn, CancellationToken ct)
    {
        var (first, last) = (open.Slot.When.Start.LocalDate(), open.Slot.When.End.AddTicks(-1).LocalDate());
        var away = (await leaves.Between(first, last, ct)).Where(l => l.StaffId == standIn.Id).Select(l => Refusals.OnLeave(standIn.Name, l.From, l.To));
        var hard = EventConflict.Blocks([.. (await conflicts.Clashes(open.Slot, ct)).Concat(open.Concerns).Where(c => c.Hard)], null);
        return [.. away, .. hard];
    }
}
