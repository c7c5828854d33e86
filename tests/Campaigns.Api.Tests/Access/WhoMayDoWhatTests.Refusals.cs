using System.Text.Json.Nodes;
using Xunit;

namespace Campaigns.Api.Tests.Access;

/// <summary>The same walk for what every operation of the API promises alike: bounds of lists and keys, what cannot be read, and the order of refusals.</summary>
public sealed partial class WhoMayDoWhatTests
{
    private const string NowhereNear = "019b7711-9680-7026-8202-6c0a2026ffff";

    [Fact]
    public async Task Lists_and_keys_have_their_bounds_everywhere_and_refuse_in_the_language_asked_for()
    {
        var walk = new ApiWalk(world);
        var operations = await walk.Operations();
        Assert.True(operations.Count(o => o.IsList) >= 12, $"only {operations.Count(o => o.IsList)} lists were found");
        await ApiWalk.Each(operations.Where(o => o.IsList), o => List(walk, o));
        await ApiWalk.Each(operations.Where(o => o.Decision.Method == "POST"), o => Key(walk, o));
        walk.Told();
    }

    private static async Task List(ApiWalk walk, Operation list)
    {
        var (who, address) = (walk.Who(list.Decision), walk.Address(list.Decision));
        Task<JsonNode?> Ask(string query, int status, string? code = null, string? pointer = null, string? language = "en") =>
            walk.Ask(who, list.Decision, $"{address}?{query}", null, query, [status], code, pointer, with: r => { if (language is null) r.Headers.Remove("Accept-Language"); });
        foreach (var limit in new[] { "0", "201", "-1" }) await Ask("limit=" + limit, 422, "out-of-range", "/limit");
        foreach (var limit in new[] { "x", "1.5", "99999999999999" }) await Ask("limit=" + limit, 400, "malformed", "/limit");
        await Ask("limit=&cursor=", 200);
        if (!list.Parameters.Contains("cursor")) return;
        foreach (var cursor in new[] { "!!", "%00", new string('a', 3_000), "%F0%9F%92%A9" }) await Ask("cursor=" + cursor, 422, "bad-cursor", "/cursor");

        var first = await Ask("limit=1", 200);
        if (first?["items"]?.AsArray() is not { } items) walk.Add($"{list.Decision.Name} is no list");
        else if (items.Count > 1) walk.Add($"{list.Decision.Name} gives {items.Count} where 1 was asked for");
        else if (first["next"] is { } next && (await Ask($"limit=1&cursor={Uri.EscapeDataString(next.ToString())}", 200))?["items"]?.AsArray() is [var second] && JsonNode.DeepEquals(second, items[0]))
            walk.Add($"{list.Decision.Name} begins anew at its own cursor");
    }

    private static async Task Key(ApiWalk walk, Operation post)
    {
        foreach (var key in new[] { "", new string('k', 10_000), "a b" })
            await walk.Ask(walk.Who(post.Decision), post.Decision, walk.Address(post.Decision), "{", $"key {(key.Length > 20 ? "of 10,000" : key)}", [400], "bad-idempotency-key", with: r => r.Headers.TryAddWithoutValidation("Idempotency-Key", key));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_in_its_turn_and_with_its_place()
    {
        var walk = new ApiWalk(world);
        var writes = (await walk.Operations()).Where(o => o.Body is not null).ToList();
        Assert.True(writes.Count > 40, $"only {writes.Count} bodies were found");
        await ApiWalk.Each(writes, o => Turns(walk, o));
        await ApiWalk.Each(writes, o => Bodies(walk, o));
        await ApiWalk.Each(writes, o => Members(walk, o));
        walk.Told();
    }

    // 401, 403, 404 come before what is wrong with the body; 400 before 415.
    private async Task Turns(ApiWalk walk, Operation write)
    {
        var (decision, address) = (write.Decision, walk.Address(write.Decision));
        foreach (var type in new[] { "application/json", "text/plain" })
        {
            if (decision.Who is not null) await walk.Ask(world.PublicApi, decision, address, "{", "nobody", [401], type: type);
            if (walk.WhoNot(decision) is { } stranger) await walk.Ask(stranger, decision, address, "{", "who may not", [403], type: type);
            foreach (var id in new[] { NowhereNear, "x", "%01", "a%2Fb" })
                if (decision.Kind is not null) await walk.Ask(walk.Who(decision), decision, decision.Address(id).TrimStart('/'), "{", "id " + id, [404], type: type);
        }

        await walk.Ask(walk.Who(decision), decision, address, "{}", "of another kind", [415], type: "text/plain");
    }

    private static async Task Bodies(ApiWalk walk, Operation write)
    {
        var many = (string?)write.Body!["type"] == "array";
        Task Ask(string body, string what, params int[] wanted) => walk.Ask(walk.Who(write.Decision), write.Decision, walk.Address(write.Decision), body, what, wanted);
        foreach (var body in new[] { "{\"a\":", "[", "\"x\"", "5", "null", "\u0000", many ? "{}" : "[]", new string('[', 3_000) }) await Ask(body, body.Length > 20 ? "deep" : body, 400);
        if (!write.MayBeLeftOut) await Ask("", "nothing", 400);
        await Ask(many ? "[null]" : "{}", "empty");
    }

    private static async Task Members(ApiWalk walk, Operation write)
    {
        Task Ask(JsonNode? value, string name, string what, int[] wanted, string? code = null, string? pointer = null) =>
            walk.Ask(walk.Who(write.Decision), write.Decision, walk.Address(write.Decision), new JsonObject { [name] = value }.ToJsonString(), $"{what} for {name}", wanted, code, pointer);
        foreach (var (name, type, instant) in write.Members)
        {
            foreach (var wrong in Wrong(type)) await Ask(wrong, name, wrong.ToJsonString() is { Length: < 30 } text ? text : "deep", [400], pointer: "/" + name);
            if (instant) await Ask("2026-05-01T08:00", name, "an instant without offset", [400], "offset-missing", "/" + name);
            else if (type == "string") foreach (var text in new[] { "\u0000", "a\u0001\u001bb", new string('x', 1_000_000) }) await Ask(text, name, text.Length > 9 ? "1 MB" : "a control character", []);
        }
    }

    private static IEnumerable<JsonNode> Wrong(string type)
    {
        JsonNode deep = new JsonArray();
        for (var i = 0; i < 100; i++) deep = new JsonArray(deep);
        if (type != "array") yield return new JsonArray(1);
        if (type != "object" && type != "array") yield return new JsonObject { ["a"] = 1 };
        if (type != "string") yield return "x";
        if (type != "number") yield return 5;
        yield return deep;
    }
}
