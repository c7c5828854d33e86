using System.Text.Json.Nodes;

namespace Campaigns.Approvals.Features.WriteRoute;

/// <summary>One thing that differs between two versions.</summary>
/// <param name="Place">Where, with stages and steps by their ids.</param>
/// <param name="Before">What stood there; null: nothing.</param>
/// <param name="After">What stands there now; null: nothing.</param>
internal sealed record RouteChange(string Place, string? Before, string? After);

/// <summary>Compares two versions of a route. Stages, branches and steps are the same when their ids are, wherever they stand.</summary>
internal static class RouteDifference
{
    public static IReadOnlyList<RouteChange> Between(JsonNode before, JsonNode after)
    {
        var found = new List<RouteChange>();
        Compare(before, after, "", found);
        return found;
    }

    private static void Compare(JsonNode? before, JsonNode? after, string place, List<RouteChange> found)
    {
        if (JsonNode.DeepEquals(before, after)) return;
        if (before is JsonObject old && after is JsonObject now)
        {
            foreach (var name in old.Select(m => m.Key).Union(now.Select(m => m.Key))) Compare(old[name], now[name], place.Length == 0 ? name : $"{place} › {name}", found);
        }
        else if (before is JsonArray was && after is JsonArray isNow && Named(was) && Named(isNow))
        {
            var order = (Before: Ids(was), After: Ids(isNow));
            foreach (var id in order.Before.Union(order.After)) Compare(Of(was, id), Of(isNow, id), $"{place} › {id}", found);
            if (order.Before.Count == order.After.Count && order.Before.ToHashSet().SetEquals(order.After) && !order.Before.SequenceEqual(order.After))
                found.Add(new(place, string.Join(", ", order.Before), string.Join(", ", order.After)));
        }
        else
        {
            found.Add(new(place, before?.ToJsonString(Plain), after?.ToJsonString(Plain)));
        }
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool Named(JsonArray all) => all.All(i => i is JsonObject o && o["id"] is not null);

    private static List<string> Ids(JsonArray all) => [.. all.Select(i => i!["id"]!.ToString())];

    private static JsonNode? Of(JsonArray all, string id) => all.FirstOrDefault(i => i!["id"]!.ToString() == id);
}
