using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.CheckIn;

/// <summary>Somebody who has a place in the class says with the code on its wall that they are there.</summary>
internal sealed record CheckIn(string? Code) : ICommand<Session>;

internal sealed class CheckInHandler(TrainingDbContext db, ClassPasses passes, IStaff staff, IActor actor, TimeProvider clock, IAudit audit) : IHandler<CheckIn, Session>
{
    // People come before it begins.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(45);

    public async Task<Result<Session>> Handle(CheckIn command, CancellationToken ct)
    {
        if (await passes.Read(command.Code, ct) is not { } id) return Refusals.PassWrong;
        if (actor.Id is not { } account || await staff.OfAccount(account, ct) is not { } me) return Refusals.NotOnList;
        await using var turn = await db.LockNamesAsync([Turns.Session(id), Turns.Person(me.Id)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } session) return Refusals.PassWrong;
        var now = clock.GetUtcNow();
        if (now < session.StartsAt - Early || now > session.EndsAt) return Refusals.NotNow;
        if (session.Find(me.Id)?.Present == true) return session;
        var noted = session.Note(new Dictionary<Guid, bool> { [me.Id] = true });
        if (!noted.Succeeded) return noted.Refused<Session>();
        audit.Note("training.checked-in", new(Session.RecordKind, session.Id), new { StaffId = me.Id });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return session;
    }
}
