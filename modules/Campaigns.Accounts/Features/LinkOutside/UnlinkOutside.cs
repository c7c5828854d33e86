using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CloseAccount;
using Campaigns.Accounts.Features.SignInOutside;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.LinkOutside;

/// <summary>Nobody at the provider signs in by this any more, and whoever is signed in by the account is signed out everywhere. One's own only
/// while another way in is left.</summary>
internal sealed record UnlinkOutside(Guid AccountId, Guid IdentityId) : ICommand<Done>;

[Feature(OutsideStartup.Feature)]
internal sealed class UnlinkOutsideHandler(AccountsDbContext db, Governed governed, CheckAccess.AccessReader access, IActor actor, IAudit audit) : IHandler<UnlinkOutside, Done>
{
    public async Task<Result<Done>> Handle(UnlinkOutside command, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Account>(command.AccountId, ct);
        var own = command.AccountId == actor.Id;
        var found = own ? await governed.Own(command.AccountId, ct) : await governed.Find(command.AccountId, ct);
        if (!found.Succeeded) return found.Refused<Done>();
        var (account, all) = (found.Value, await db.OutsideIdentities.Where(o => o.AccountId == command.AccountId).ToListAsync(ct));
        if (all.Find(o => o.Id == command.IdentityId) is not { } identity) return Refusals.NoSuchOutsideIdentity;
        if (own && account.PasswordHash is null && all.Count == 1) return Refusals.OutsideLastWay;

        db.Remove(identity);
        account.Distrust();
        audit.Note("accounts.outside-unlinked", new RecordRef("accounts.account", account.Id), new { issuer = identity.Issuer });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        access.Forget(account.Id);
        return Done.It;
    }
}
