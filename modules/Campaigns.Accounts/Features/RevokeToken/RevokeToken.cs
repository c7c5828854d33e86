using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.RevokeToken;

internal sealed record RevokeToken(Guid AccountId, Guid TokenId) : ICommand<Done>;

internal sealed class RevokeTokenHandler(AccountsDbContext db, IAudit audit) : IHandler<RevokeToken, Done>
{
    public async Task<Result<Done>> Handle(RevokeToken command, CancellationToken ct)
    {
        var token = await db.Tokens.SingleOrDefaultAsync(t => t.Id == command.TokenId && t.AccountId == command.AccountId, ct);
        if (token is null) return Refusals.NoSuchToken;
        if (token.RevokedAt is not null) return Done.It;

        token.Revoke(TimeProvider.System.GetUtcNow());
        audit.Note("accounts.token-revoked", new RecordRef("accounts.account", command.AccountId), new { token = token.Id });
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
