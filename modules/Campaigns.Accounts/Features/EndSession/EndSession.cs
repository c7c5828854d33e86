using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.CloseAccount;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.EndSession;

/// <summary>Ends one session of an account; it stops at its next request.</summary>
internal sealed record EndSession(Guid AccountId, Guid SessionId) : ICommand<Done>;

internal sealed class EndSessionHandler(AccountsDbContext db, Sessions sessions, IAudit audit) : IHandler<EndSession, Done>
{
    public async Task<Result<Done>> Handle(EndSession command, CancellationToken ct)
    {
        await using (var turn = await db.LockAsync<Session>(command.SessionId, ct))
        {
            var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId && s.AccountId == command.AccountId, ct);
            if (session is null) return Refusals.NoSuchSession;
            session.End(TimeProvider.System.GetUtcNow());
            audit.Note("accounts.session-ended", new RecordRef("accounts.account", command.AccountId), new { session = session.Id });
            await db.SaveChangesAsync(ct);
            await turn.CommitAsync(ct);
        }

        sessions.Forget(command.SessionId);
        return Done.It;
    }
}

/// <summary>Signs an account out everywhere, and ends every trust in a browser.</summary>
internal sealed record EndAllSessions(Guid AccountId) : ICommand<Done>;

internal sealed class EndAllSessionsHandler(AccountsDbContext db, Governed governed, IActor actor, AccessReader access, IAudit audit) : IHandler<EndAllSessions, Done>
{
    public async Task<Result<Done>> Handle(EndAllSessions command, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Account>(command.AccountId, ct);
        var found = command.AccountId == actor.Id ? await governed.Own(command.AccountId, ct) : await governed.Find(command.AccountId, ct);
        if (!found.Succeeded) return found.Refused<Done>();
        var account = found.Value;
        account.Distrust();
        audit.Note("accounts.sessions-ended", new RecordRef("accounts.account", account.Id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        access.Forget(account.Id);
        return Done.It;
    }
}
