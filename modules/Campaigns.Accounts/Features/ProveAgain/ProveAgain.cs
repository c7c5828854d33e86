using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckPassword;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ProveAgain;

/// <summary>Whoever sits at the session proves again who they are: by the password, or by a code where the account has none.</summary>
internal sealed record ProveAgain(Guid AccountId, Guid SessionId, string? Proof) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrEmpty(Proof) || Proof.Length > PasswordText.Longest) yield return Refusals.ProofWrong;
    }
}

internal sealed class ProveAgainHandler(AccountsDbContext db, PasswordCheck check, IHandler<EnterCode, Done> codes, Sessions sessions) : IHandler<ProveAgain, Done>
{
    public async Task<Result<Done>> Handle(ProveAgain command, CancellationToken ct)
    {
        if (await Refused(command, ct) is { } refused) return refused == Refusals.SignInLocked ? refused : Refusals.ProofWrong;

        await using (var turn = await db.LockAsync<Session>(command.SessionId, ct))
        {
            var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId && s.AccountId == command.AccountId && s.EndedAt == null, ct);
            if (session is null) return Refusals.NoSuchSession;
            session.Prove(TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await turn.CommitAsync(ct);
        }

        sessions.Forget(command.SessionId);
        return Done.It;
    }

    private async Task<Failure?> Refused(ProveAgain command, CancellationToken ct)
    {
        var byPassword = await db.Accounts.AnyAsync(a => a.Id == command.AccountId && a.PasswordHash != null, ct);
        return byPassword
            ? (await check.Look(command.AccountId, command.Proof!, forgive: true, ct)).Failures.FirstOrDefault()
            : (await codes.Handle(new(command.AccountId, command.Proof), ct)).Failures.FirstOrDefault();
    }
}
