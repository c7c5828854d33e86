using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.MakeToken;

/// <summary>Answers the token's text, which is shown this once.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Days">How long it works.</param>
/// <param name="Permissions">Those it carries, each held by the owner; none named: all, whatever the owner holds at the time.</param>
/// <param name="Place">The place it is good for, within one where the owner holds something; empty: all of them.</param>
internal sealed record MakeToken(Guid AccountId, string? Name, int Days = 366, IReadOnlyList<string>? Permissions = null, string? Place = null) : ICommand<string>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Name)) yield return Refusals.TokenNameMissing;
        if (Name?.Length > 100) yield return Refusals.TokenNameTooLong;
        if (Days is < 1 or > 366) yield return Refusals.TokenDaysInvalid;
        if (Permissions?.Count > 200 || Permissions?.Any(p => p is null || p.Length > 100) == true) yield return Refusals.TokenPermissionNotHeld;
        if (Place?.Length > 100) yield return Refusals.TokenPlaceNotHeld;
    }
}

internal sealed class MakeTokenHandler(AccountsDbContext db, AccessReader access, IAudit audit) : IHandler<MakeToken, string>
{
    public async Task<Result<string>> Handle(MakeToken command, CancellationToken ct)
    {
        if (!await db.Accounts.AnyAsync(a => a.Id == command.AccountId && a.DisabledAt == null, ct) || await access.Find(command.AccountId, ct) is not { } held) return Refusals.NoSuchAccount;
        var (permissions, place) = (command.Permissions ?? [], command.Place ?? "");
        if (permissions.Any(p => !held.Grants.ContainsKey(p))) return Refusals.TokenPermissionNotHeld;
        if (place.Length > 0 && !held.Grants.Values.Any(at => at.Any(scope => scope.Contains(place)))) return Refusals.TokenPlaceNotHeld;

        var (token, text) = AccessToken.Make(command.AccountId, command.Name!, TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(command.Days), permissions, place);
        db.Add(token);
        audit.Note("accounts.token-made", new RecordRef("accounts.account", command.AccountId), new { token = token.Id, token.ExpiresAt, token.Permissions, place });
        await db.SaveChangesAsync(ct);
        return text;
    }
}
