using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.EnrolMyself;

/// <summary>Whoever asks, and a class, in the turn at both: places queue at the class; and of two classes in two tabs one is taken.</summary>
internal sealed class OwnPlace(TrainingDbContext db, IStaff staff, IActor actor)
{
    /// <summary>Refused, nothing is kept.</summary>
    public async Task<Result<TOut>> Change<TOut>(Guid sessionId, Func<StaffMember, Session, Task<Result<TOut>>> change, CancellationToken ct)
    {
        if (actor.Id is not { } account || await staff.OfAccount(account, ct) is not { } me) return Refusals.NotStaff;
        await using var turn = await db.LockNamesAsync([Turns.Session(sessionId), Turns.Person(me.Id)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session) return Refusals.NoSuchSession;
        var changed = await change(me, session);
        if (!changed.Succeeded) return changed;
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return changed;
    }
}
