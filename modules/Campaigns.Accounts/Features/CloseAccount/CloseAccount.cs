using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.CloseAccount;

/// <summary>Closes an account or opens it again. Closed: sessions and tokens stop at their next request. Not one's own, and not the last
/// administrator's: nobody could undo it.</summary>
internal sealed record CloseAccount(Guid AccountId, bool Close) : ICommand<Done>;

internal sealed class CloseAccountHandler(AccountsDbContext db, Governed governed, AccessReader access, IActor actor, IAudit audit, TimeProvider clock) : IHandler<CloseAccount, Done>
{
    public async Task<Result<Done>> Handle(CloseAccount command, CancellationToken ct)
    {
        if (command.AccountId == actor.Id) return Refusals.NotOneself;

        // One at a time for all of them: two administrators must not close each other.
        await using var turn = await db.LockNamesAsync(["accounts.administrators"], ct);
        var found = await governed.Find(command.AccountId, ct);
        if (!found.Succeeded) return found.Refused<Done>();
        var account = found.Value;
        if (command.Close == account.DisabledAt is not null) return Done.It;
        if (command.Close && await IsLastAdmin(account.Id, ct)) return Refusals.LastAdminStays;

        if (command.Close) account.Disable(clock.GetUtcNow());
        else account.Enable();
        audit.Note(command.Close ? "accounts.account-closed" : "accounts.account-reopened", new RecordRef("accounts.account", account.Id));
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        access.Forget(account.Id);
        return Done.It;
    }

    private async Task<bool> IsLastAdmin(Guid accountId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = (await db.Grants.AsNoTracking().Where(g => g.RoleKey == Roles.Admin && g.ScopePath == "" && db.Accounts.Any(a => a.Id == g.AccountId && a.DisabledAt == null)).ToListAsync(ct))
            .Where(g => g.HoldsAt(now)).Select(g => g.AccountId).ToHashSet();
        return open.Contains(accountId) && open.Count == 1;
    }
}
