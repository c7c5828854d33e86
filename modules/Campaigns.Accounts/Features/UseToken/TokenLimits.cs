using System.Security.Claims;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Security;

namespace Campaigns.Accounts.Features.UseToken;

/// <summary>Narrows what an account may do to what its token carries. What the account does not hold, a token never gives.</summary>
internal sealed class TokenLimits : IAccessLimit
{
    private const string PermissionClaim = "token-permission", PlaceClaim = "token-place";

    public static IEnumerable<Claim> Of(AccessToken token)
    {
        foreach (var permission in token.Permissions) yield return new(PermissionClaim, permission);
        if (token.ScopePath.Length > 0) yield return new(PlaceClaim, token.ScopePath);
    }

    public Access Apply(ClaimsPrincipal who, Access access)
    {
        var permissions = who.FindAll(PermissionClaim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        var place = who.FindFirstValue(PlaceClaim);
        if (permissions.Count == 0 && place is null) return access;
        return access with
        {
            Grants = access.Grants.Where(g => permissions.Count == 0 || permissions.Contains(g.Key))
                .Select(g => (g.Key, Places: place is null ? g.Value : Within(g.Value, new(place)))).Where(g => g.Places.Count > 0).ToDictionary(g => g.Key, g => g.Places, StringComparer.Ordinal),
        };
    }

    // The smaller of the two, where one lies in the other; nothing where they lie apart.
    private static IReadOnlyList<Scope> Within(IReadOnlyList<Scope> held, Scope place) =>
        held.Any(h => h.Contains(place)) ? [place] : [.. held.Where(place.Contains)];
}
