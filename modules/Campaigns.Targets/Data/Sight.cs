using Campaigns.Kernel.Security;
using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Data;

/// <summary>Which campaigns somebody may see: those in their places, and those that cover one of their places.
/// A district's coordinator sees the province's campaign, though not its other districts.</summary>
internal static class Sight
{
    public static IQueryable<Campaign> Touching(this IQueryable<Campaign> query, IActor actor, string permission)
    {
        var places = actor.Where(permission).Select(p => p.Path).ToList();
        if (places.Contains("")) return query;
        var above = places.SelectMany(Upwards).ToHashSet(StringComparer.Ordinal).ToList();
        var below = places.Select(p => p + "/").ToList();
        return query.Where(c => above.Contains(c.ScopePath) || below.Any(b => c.ScopePath.StartsWith(b)));
    }

    /// <summary>Where within the campaign somebody may see numbers: outermost places only, so that nobody is counted twice.
    /// The campaign's own path means all of it.</summary>
    public static IReadOnlyList<string> PlacesIn(this IActor actor, Campaign campaign, string permission)
    {
        var whole = new Scope(campaign.ScopePath);
        var places = actor.Where(permission);
        if (places.Any(p => p.Contains(whole))) return [campaign.ScopePath];
        var inside = places.Where(p => whole.Contains(p)).Select(p => p.Path).Distinct(StringComparer.Ordinal).ToList();
        return [.. inside.Where(path => !inside.Exists(other => other != path && new Scope(other).Contains(path)))];
    }

    private static IEnumerable<string> Upwards(string path)
    {
        for (var cut = path.Length; cut > 0; cut = path.LastIndexOf('/', cut - 1)) yield return path[..cut];
    }
}
