using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Security;

namespace Campaigns.Accounts.Data;

/// <summary>Which accounts somebody may see: those that hold, held or will hold a role in one of their places, or above it and so in it too.
/// Accounts without any grant are seen by who looks after a whole tree.</summary>
internal static class AccountSight
{
    public static IQueryable<Account> InSightOf(this IQueryable<Account> accounts, AccountsDbContext db, IActor actor, string permission)
    {
        var places = actor.Where(permission);
        if (places.Any(p => !p.Path.Contains('/', StringComparison.Ordinal))) return accounts;
        var above = places.SelectMany(p => Upwards(p.Path)).Distinct(StringComparer.Ordinal).ToList();
        var below = places.Select(p => p.Path + "/").ToList();
        return accounts.Where(a => db.Grants.Any(g => g.AccountId == a.Id && (above.Contains(g.ScopePath) || below.Any(b => g.ScopePath.StartsWith(b)))));
    }

    private static IEnumerable<string> Upwards(string path)
    {
        yield return "";
        for (var cut = path.Length; cut > 0; cut = path.LastIndexOf('/', cut - 1)) yield return path[..cut];
    }
}
