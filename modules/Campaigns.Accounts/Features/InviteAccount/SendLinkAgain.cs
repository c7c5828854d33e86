using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CloseAccount;
using Campaigns.Accounts.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Features.InviteAccount;

/// <summary>An administrator has a link for setting a password sent to an account's owner. The administrator never sees it.</summary>
internal sealed record SendLinkAgain(Guid AccountId) : ICommand<Done>;

internal sealed class SendLinkAgainHandler(AccountsDbContext db, Governed governed, IJobs jobs, IAudit audit) : IHandler<SendLinkAgain, Done>
{
    public async Task<Result<Done>> Handle(SendLinkAgain command, CancellationToken ct)
    {
        var found = await governed.Find(command.AccountId, ct);
        if (!found.Succeeded) return found.Refused<Done>();
        var account = found.Value;
        if (account.DisabledAt is not null) return Refusals.NoSuchAccount;
        if (account.Email is null && account.Phone is null) return Refusals.Unreachable;

        jobs.Enqueue<SendPasswordLink, PasswordLinkToSend>(new(Guid.CreateVersion7(), account.Id, Invitation: account.PasswordHash is null));
        audit.Note("accounts.password-link-sent-by-admin", new RecordRef("accounts.account", account.Id));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
