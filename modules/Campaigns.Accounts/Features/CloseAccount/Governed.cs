using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.CloseAccount;

/// <summary>Finds accounts the actor may close, sign out or send links to: those whose every role is held within the actor's own places, so that who
/// looks after a district cannot take over who looks after the province.</summary>
internal sealed class Governed(AccountsDbContext db, IActor actor)
{
    public async Task<Result<Account>> Find(Guid id, CancellationToken ct)
    {
        var account = await db.Accounts.InSightOf(db, actor, Permissions.EditAccounts).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (account is null) return Refusals.NoSuchAccount;
        var mine = actor.Where(Permissions.EditAccounts);
        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == id).ToListAsync(ct);
        return grants.TrueForAll(g => mine.Any(m => m.Contains(g.At))) ? account : Refusals.BeyondYou;
    }
}
