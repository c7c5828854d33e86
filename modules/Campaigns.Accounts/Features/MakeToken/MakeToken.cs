using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.MakeToken;

/// <summary>Answers the token's text, which is shown this once.</summary>
internal sealed record MakeToken(Guid AccountId, string? Name, int Days = 366) : ICommand<string>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Name)) yield return Refusals.TokenNameMissing;
        if (Name?.Length > 100) yield return Refusals.TokenNameTooLong;
        if (Days is < 1 or > 366) yield return Refusals.TokenDaysInvalid;
    }
}

internal sealed class MakeTokenHandler(AccountsDbContext db, IAudit audit) : IHandler<MakeToken, string>
{
    public async Task<Result<string>> Handle(MakeToken command, CancellationToken ct)
    {
        if (!await db.Accounts.AnyAsync(a => a.Id == command.AccountId && a.DisabledAt == null, ct)) return Refusals.NoSuchAccount;
        var (token, text) = AccessToken.Make(command.AccountId, command.Name!, TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(command.Days));
        db.Add(token);
        audit.Note("accounts.token-made", new RecordRef("accounts.account", command.AccountId), new { token = token.Id, token.ExpiresAt });
        await db.SaveChangesAsync(ct);
        return text;
    }
}
