using Campaigns.Desk.Data;
using Campaigns.Desk.Domain;
using Campaigns.Desk.Features.SettleConflict;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Desk.Features.CloseAttendance;

/// <summary>The desk is closed: its figures are kept as they are. Twice is once.</summary>
internal sealed record CloseAttendance(Guid EventId) : ICommand<Closing>;

internal sealed class CloseAttendanceHandler(DeskDbContext db, FiguresQuery figures, ConflictsQuery conflicts, IActor actor, TimeProvider clock) : IHandler<CloseAttendance, Closing>
{
    public async Task<Result<Closing>> Handle(CloseAttendance command, CancellationToken ct)
    {
        if (await figures.Now(command.EventId, ct) is not { } now) return Refusals.NoSuchEvent;
        if (await figures.Closing(command.EventId, ct) is { } before) return before;
        if (await conflicts.Open(command.EventId, ct) > 0) return Refusals.Unsettled;

        var closing = Closing.Of(command.EventId, now.Figures, actor.DisplayName.Length > 0 ? actor.DisplayName : actor.Name, clock.GetUtcNow());
        db.Add(closing);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two people closed at once: the first one's figures stand.
            db.ChangeTracker.Clear();
            if (await figures.Closing(command.EventId, ct) is not { } other) throw;
            return other;
        }

        return closing;
    }
}
