using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.RequestPasswordLink;
using Campaigns.Kernel.Jobs;
using Campaigns.Notifications.Contracts;
using Campaigns.Ui.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Accounts.Jobs;

/// <param name="RequestId">Names the message, so that it goes once.</param>
/// <param name="AccountId">Whose; empty for a name nobody has, for which as much is asked and nothing done.</param>
/// <param name="Invitation">A new account, else a password forgotten.</param>
internal sealed record PasswordLinkToSend(Guid RequestId, Guid AccountId, bool Invitation);

/// <summary>Makes a link for setting a password and has it sent by mail and SMS. Off the request, so that the answer takes as long for a name
/// nobody has, and the link leads where the installation says it is found, never to a host a request named.</summary>
internal sealed class SendPasswordLink(AccountsDbContext db, IEnumerable<INotifications> notifications, IConfiguration configuration, IServiceScopeFactory scopes) : IJob<PasswordLinkToSend>
{
    public async Task Run(PasswordLinkToSend args, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == args.AccountId && a.DisabledAt == null, ct);
        if (account is null || notifications.FirstOrDefault() is not { } messages) return;

        // The link first, in a transaction of its own; the message carries this delivery's mark. After a crash in between the next try makes another link.
        var text = await Store(account.Id, args.Invitation ? PasswordLink.InvitationLasts : PasswordLink.ResetLasts, ct);
        var values = new Dictionary<string, object?> { ["user"] = account.UserName, ["link"] = $"{SiteAddress.Root(configuration)}/login/password/{text}" };
        await messages.Queue(new(args.Invitation ? AccountNotices.Invitation : AccountNotices.Reset, new(account.DisplayName, account.Phone, account.Email),
            values, new("accounts.account", account.Id), $"accounts.password-link/{args.RequestId:N}"), ct);
    }

    private async Task<string> Store(Guid accountId, TimeSpan lasts, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();

        // One link at a time: the one in the older message opens nothing any more.
        own.RemoveRange(await own.PasswordLinks.Where(l => l.AccountId == accountId && l.UsedAt == null).ToListAsync(ct));
        var (link, text) = PasswordLink.Make(accountId, TimeProvider.System.GetUtcNow(), lasts);
        own.Add(link);
        await own.SaveChangesAsync(ct);
        return text;
    }
}
