using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.SecondStep;

/// <summary>Who is asked for a code.</summary>
internal sealed class SecondSteps(AccountsDbContext db, SignInRules rules)
{
    /// <summary>Whether a code is asked for: the account has a second factor, and the browser is not one it trusts.</summary>
    public async Task<bool> Needed(Guid accountId, string? device, CancellationToken ct) =>
        await db.SecondFactors.AnyAsync(f => f.AccountId == accountId, ct) && !await Trusts(accountId, device, ct);

    /// <summary>Remembers a browser. Answers what the browser is to hold.</summary>
    public async Task<string> Trust(Guid accountId, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, ct);
        var (device, text) = TrustedDevice.Make(account, TimeProvider.System.GetUtcNow(), rules.Trusted);
        db.Add(device);
        await db.SaveChangesAsync(ct);
        return text;
    }

    private async Task<bool> Trusts(Guid accountId, string? device, CancellationToken ct)
    {
        if (device is null || device.Length > 100 || rules.Trusted == TimeSpan.Zero) return false;
        var (hash, real) = (TrustedDevice.HashOf(device), TimeProvider.System.GetUtcNow());
        return await db.TrustedDevices.AnyAsync(d => d.Hash == hash && d.AccountId == accountId && d.ExpiresAt > real && db.Accounts.Any(a => a.Id == accountId && a.SecurityStamp == d.Stamp), ct);
    }
}
