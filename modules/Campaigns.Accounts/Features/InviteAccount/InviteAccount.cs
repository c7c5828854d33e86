using System.Net.Mail;
using System.Text.RegularExpressions;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.GrantRole;
using Campaigns.Accounts.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.InviteAccount;

/// <summary>Opens an account without a password and sends its owner a link to set one. Answers its id.</summary>
internal sealed partial record InviteAccount(string? UserName, string? DisplayName, string? Organisation, string? RoleKey, string? ScopePath, string? Email, string? Phone) : ICommand<Guid>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(UserName)) yield return Refusals.UserNameMissing;
        else if (!UserNames().IsMatch(Account.Normal(UserName))) yield return Refusals.UserNameInvalid;
        if (string.IsNullOrWhiteSpace(DisplayName)) yield return Refusals.DisplayNameMissing;
        else if (DisplayName.Length > 120 || DisplayName.Any(char.IsControl)) yield return Refusals.NameTooLong;
        if (string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Phone)) yield return Refusals.ReachMissing;
        if (!string.IsNullOrWhiteSpace(Email) && (Email.Length > 254 || !MailAddress.TryCreate(Email.Trim(), out var mail) || mail.Address != Email.Trim())) yield return Refusals.EmailInvalid;
        if (!string.IsNullOrWhiteSpace(Phone) && !Phones().IsMatch(PhoneDigits!)) yield return Refusals.PhoneInvalid;
        if (string.IsNullOrWhiteSpace(RoleKey)) yield return Refusals.RoleUnknown;
        if (Organisation?.Length > 40) yield return Refusals.OrganisationUnknown;
        if (ScopePath?.Length > 100) yield return Refusals.PlaceUnknown.At("scopePath");
    }

    /// <summary>The number without blanks, dots and dashes.</summary>
    public string? PhoneDigits => string.IsNullOrWhiteSpace(Phone) ? null : string.Concat(Phone.Where(c => char.IsAsciiDigit(c) || c is not (' ' or '.' or '-')));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{1,59}$")]
    private static partial Regex UserNames();

    [GeneratedRegex(@"^(\+?84|0)\d{9,10}$")]
    private static partial Regex Phones();
}

internal sealed class InviteAccountHandler(AccountsDbContext db, Granting granting, IActor actor, IJobs jobs, IAudit audit, TimeProvider clock) : IHandler<InviteAccount, Guid>
{
    public async Task<Result<Guid>> Handle(InviteAccount command, CancellationToken ct)
    {
        var (name, place) = (Account.Normal(command.UserName), command.ScopePath ?? "");
        if (await Refused(command, name, place, ct) is { } refused) return refused;

        var account = Account.Open(name, command.DisplayName!, string.IsNullOrWhiteSpace(command.Organisation) ? null : command.Organisation, clock.GetUtcNow());
        account.ReachedAt(command.Email, command.PhoneDigits);
        db.Add(account);
        db.Add(Grant.Of(account.Id, command.RoleKey!, new Scope(place), clock.GetUtcNow(), null, actor.Name));
        jobs.Enqueue<SendPasswordLink, PasswordLinkToSend>(new(Guid.CreateVersion7(), account.Id, Invitation: true));
        audit.Note("accounts.account-invited", new RecordRef("accounts.account", account.Id), new { account.UserName, role = command.RoleKey, place });
        await db.SaveChangesAsync(ct);
        return account.Id;
    }

    private async Task<Failure?> Refused(InviteAccount command, string name, string place, CancellationToken ct)
    {
        // An invitation gives a role: what speaks against giving it to anybody speaks against giving it to a newcomer.
        if (await granting.Against(new(Guid.Empty, command.RoleKey, place, null, null, null), ct) is { } against) return against.Field == "place" ? against.At("scopePath") : against;
        if (!actor.Has(Permissions.EditAccounts, new Scope(place))) return Refusals.PlaceOutside.At("scopePath");
        if (await db.Accounts.AnyAsync(a => a.UserName == name, ct)) return Refusals.UserNameTaken;
        var email = Account.Normal(command.Email);
        return email.Length > 0 && await db.Accounts.AnyAsync(a => EF.Property<string?>(a, AccountMap.EmailIndex) == email, ct) ? Refusals.EmailTaken : null;
    }
}
