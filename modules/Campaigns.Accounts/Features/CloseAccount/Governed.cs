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
    /// <summary>One's own, which needs no permission.</summary>
    public async Task<Result<Account>> Own(Guid id, CancellationToken ct) => await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, ct) is { } mine ? mine : Refusals.NoSuchAccount;

    public async Task<Result<Account>> Find(Guid id, CancellationToken ct)
    {
        var account = await db.Accounts.InSightOf(db, actor, Permissions.EditAccounts).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (account is null) return Refusals.NoSuchAccount;
        var mine = actor.Where(Permissions.EditAccounts);
        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == id).ToListAsync(ct);
        return grants.TrueForAll(g => mine.Any(m => m.Contains(g.At))) ? account : Refusals.BeyondYou;
    }
}
