using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.ListAccounts;
using Campaigns.Accounts.Features.ListRoles;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ExplainAccess;

/// <summary>An answer with its reasons.</summary>
/// <param name="May">Whether the account may.</param>
/// <param name="Reasons">Why, or why not.</param>
/// <param name="Needed">What would give it; empty where it may already.</param>
internal sealed record Explanation(bool May, IReadOnlyList<Line> Reasons, IReadOnlyList<Line> Needed);

/// <summary>One sentence: a text key and what stands in it.</summary>
internal sealed record Line(string Key, params object[] Args);

/// <summary>Explains by the very rules that decide: what is held comes from the same reader as every request's access.</summary>
internal sealed class WhyQuery(AccountsDbContext db, HoldingsReader holdings, RolePermissions roles, RoleNames names, Places places, TimeProvider clock)
{
    /// <summary>What speaks for and against; the account and what it holds are the caller's to see.</summary>
    public async Task<Explanation> Explain(Account account, string permission, Scope at, CancellationToken ct)
    {
        if (roles.All.FirstOrDefault(p => p.Name == permission) is not { } asked) return new(false, [new("accounts.why-no-such")], [new("accounts.why-feature")]);
        if (account.DisabledAt is not null) return new(false, [new("accounts.why-closed")], []);
        var now = clock.GetUtcNow();
        var held = (await holdings.Of(account.Id, now, ct)).All.Where(h => h.Permission.Name == permission).ToList();
        var say = await Words(held.Select(h => h.At.Path).Append(at.Path), ct);
        var reaching = held.Where(h => h.At.Reaches(at)).ToList();
        if (reaching.Count > 0) return new(true, [.. reaching.Select(h => For(h, say)).DistinctBy(l => string.Join('|', l.Args.Prepend(l.Key)))], []);

        var against = held.Select(h => h.At.Path).Distinct(StringComparer.Ordinal).Select(path => new Line("accounts.why-elsewhere", say.Place(path), say.Place(at.Path))).ToList();
        if (against.Count == 0) against = await Missing(account.Id, asked, say, now, ct);
        return new(false, against.Count == 0 ? [new("accounts.why-no-role")] : against, await Needed(asked, at, say, ct));
    }

    private Line For(Holding h, Wording say)
    {
        var dates = h.Grant.Until is { } until ? Formats.Day(until.AddTicks(-1)) : "∞";
        var from = h.Grant.From is { } since ? Formats.Day(since) : "–";
        return h.Loan is { } loan
            ? new("accounts.why-lent", say.Account(loan.PrincipalId), names.Of(h.Role), say.Place(h.At.Path), Formats.Day(loan.Until.AddTicks(-1)))
            : new(h.Grant.Organisation is null ? "accounts.why-role" : "accounts.why-role-organisation", names.Of(h.Role), say.Place(h.At.Path), from, dates, h.Grant.Organisation ?? "");
    }

    // Grants that would give it, if something were different.
    private async Task<List<Line>> Missing(Guid account, Permission asked, Wording say, DateTimeOffset now, CancellationToken ct)
    {
        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == account).OrderByDescending(g => g.Id).ToListAsync(ct);
        var held = await roles.Of([.. grants.Select(g => g.RoleKey).Distinct()], ct);
        var lines = new List<Line>();
        foreach (var grant in grants)
        {
            var role = held[grant.RoleKey];
            if (role.Permissions.Contains(asked))
            {
                if (grant.From > now) lines.Add(new("accounts.why-not-yet", names.Of(role), Formats.Day(grant.From.Value)));
                else if (grant.Until <= now) lines.Add(new("accounts.why-no-more", names.Of(role), Formats.Day(grant.Until.Value.AddTicks(-1))));
                else if (asked.SiteWide) lines.Add(new("accounts.why-site-wide", names.Of(role)));
            }
            else if (grant.HoldsAt(now) && role.Origin is { } origin && !SeparationOfDuties.MayHave(origin, asked)) lines.Add(new("accounts.why-never", names.Of(role)));
            else if (grant.HoldsAt(now) && role.Decided is not null && roles.Proposed(grant.RoleKey).Contains(asked)) lines.Add(new("accounts.why-taken", names.Of(role)));
        }

        lines.AddRange(await NotLent(account, asked, say, now, ct));
        return [.. lines.DistinctBy(l => string.Join('|', l.Args.Prepend(l.Key)))];
    }

    private async Task<List<Line>> NotLent(Guid account, Permission asked, Wording say, DateTimeOffset now, CancellationToken ct)
    {
        var lines = new List<Line>();
        foreach (var loan in await db.Delegations.AsNoTracking().Where(d => d.DelegateId == account).ToListAsync(ct))
        {
            if (!loan.Covers(asked.Name) || !(await holdings.Own([loan.PrincipalId], now, ct)).PermissionsOf(loan.PrincipalId).Contains(asked)) continue;
            if (loan.When.Start > now) lines.Add(new("accounts.why-loan-not-yet", say.Account(loan.PrincipalId), Formats.Day(loan.From)));
            else if (loan.HoldsAt(now)) lines.Add(new("accounts.why-loan-apart", say.Account(loan.PrincipalId)));
            else lines.Add(new("accounts.why-loan-over", say.Account(loan.PrincipalId), Formats.Day(loan.When.End.AddTicks(-1))));
        }

        return lines;
    }

    private async Task<IReadOnlyList<Line>> Needed(Permission asked, Scope at, Wording say, CancellationToken ct)
    {
        var giving = (await names.Ordered(ct)).Where(r => r.Permissions.Contains(asked)).Select(names.Of).ToList();
        if (giving.Count == 0) return [new("accounts.why-no-role-has-it")];
        return [new(asked.SiteWide ? "accounts.why-needs-tree" : "accounts.why-needs", string.Join(", ", giving), say.Place(at.Path))];
    }

    private async Task<Wording> Words(IEnumerable<string> paths, CancellationToken ct)
    {
        var accounts = await db.Delegations.AsNoTracking().Select(d => d.PrincipalId).Distinct().ToListAsync(ct);
        var people = await db.Accounts.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
        return new(await places.Named(paths, ct), id => people.GetValueOrDefault(id, ""));
    }

    private sealed record Wording(Func<string, string> Place, Func<Guid, string> Account);
}
