using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.SecondStep;

/// <summary>The recovery codes of an account.</summary>
internal sealed class RecoveryCodes(AccountsDbContext db)
{
    /// <summary>Leaves ten new ones with the next SaveChanges, in place of those before. Answers their texts.</summary>
    public async Task<IReadOnlyList<string>> Renew(Guid accountId, CancellationToken ct)
    {
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == accountId).ToListAsync(ct));
        var made = Enumerable.Range(0, RecoveryCode.Many).Select(_ => RecoveryCode.Make(accountId)).ToList();
        db.AddRange(made.Select(m => m.Code));
        return [.. made.Select(m => m.Text)];
    }

    public Task<int> Left(Guid accountId, CancellationToken ct) => db.RecoveryCodes.CountAsync(c => c.AccountId == accountId && c.UsedAt == null, ct);
}

/// <summary>New recovery codes, to be shown this once.</summary>
internal sealed record FreshCodes(IReadOnlyList<string> Texts);
