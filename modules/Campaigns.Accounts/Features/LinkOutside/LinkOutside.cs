using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CloseAccount;
using Campaigns.Accounts.Features.SignInOutside;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.LinkOutside;

/// <summary>Ties an account to somebody at the provider, who then signs in as it. One's own account, where the settings leave it to people
/// themselves; another's for administrators. The same again changes nothing.</summary>
/// <param name="AccountId">Which account.</param>
/// <param name="Issuer">The provider's own name, as it says it itself.</param>
/// <param name="Subject">Who they are there: at most 255 ASCII characters (OpenID Connect Core 1.0, section 2).</param>
internal sealed record LinkOutside(Guid AccountId, string Issuer, string? Subject) : ICommand<Done>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Subject)) yield return Refusals.OutsideSubjectMissing;
        else if (Subject.Length > OutsideIdentity.LongestSubject || !Subject.All(char.IsAscii)) yield return Refusals.OutsideSubjectWrong;
    }
}

[Feature(OutsideStartup.Feature)]
internal sealed class LinkOutsideHandler(AccountsDbContext db, Governed governed, ISettings<OutsideSettings> settings, IActor actor, IAudit audit, TimeProvider clock) : IHandler<LinkOutside, Done>
{
    public async Task<Result<Done>> Handle(LinkOutside command, CancellationToken ct)
    {
        var own = command.AccountId == actor.Id;
        if (own && settings.Current.WhoLinks != WhoLinks.Themselves) return Refusals.OutsideByAdministrators;

        // One at a time for all of them: of two accounts that want one person there, the second is told.
        await using var turn = await db.LockNamesAsync(["accounts.outside"], ct);
        var found = own ? await governed.Own(command.AccountId, ct) : await governed.Find(command.AccountId, ct);
        if (!found.Succeeded) return found.Refused<Done>();
        var there = await db.OutsideIdentities.AsNoTracking().SingleOrDefaultAsync(o => o.Issuer == command.Issuer && o.Subject == command.Subject, ct);
        if (there is not null) return there.AccountId == command.AccountId ? Done.It : Refusals.OutsideTaken;

        db.Add(OutsideIdentity.Link(command.AccountId, command.Issuer, command.Subject!, clock.GetUtcNow()));
        audit.Note("accounts.outside-linked", new RecordRef("accounts.account", command.AccountId), new { issuer = command.Issuer });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return Done.It;
    }
}
