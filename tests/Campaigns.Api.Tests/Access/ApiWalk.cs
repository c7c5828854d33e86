using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Campaigns.Api.Tests.Access;

/// <summary>An operation of the OpenAPI document, with who may call it.</summary>
/// <param name="Decision">Its line of <c>who-may-do-what.txt</c>.</param>
/// <param name="Parameters">Names of what it takes from the address.</param>
/// <param name="Body">Schema of its JSON body; null: it says of none.</param>
/// <param name="MayBeLeftOut">Whether the body may be.</param>
internal sealed record Operation(Decision Decision, IReadOnlyList<string> Parameters, JsonObject? Body, bool MayBeLeftOut)
{
    public bool IsList => Decision.Method == "GET" && Parameters.Contains("limit");

    /// <summary>Members of the body that have a type, with it.</summary>
    public IEnumerable<(string Name, string Type, bool Instant)> Members => from member in Body?["properties"]?.AsObject() ?? []
        let types = member.Value!["type"] is JsonArray several ? several.Select(t => (string)t!).ToList() : member.Value["type"] is { } one ? [(string)one!] : []
        where types.Count > 0
        select (member.Key, types.Contains("integer") ? "number" : types.First(t => t != "null"), (string?)member.Value["format"] == "date-time");
}

/// <summary>Reads the operations, and asks.</summary>
internal sealed class ApiWalk(WhoMayDoWhatTests.World world)
{
    private readonly ConcurrentBag<string> _found = [];
    private string _slug = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Every operation of the document.</summary>
    public async Task<IReadOnlyList<Operation>> Operations()
    {
        var document = JsonNode.Parse(await world.PublicApi.GetStringAsync("/openapi/v1.json", Ct))!;
        _slug = (await world.Site.Text($"select slug from evt_event where lower(cast(id as text)) = '{world.Records.In("roster").ToLowerInvariant()}'"))!;
        var schemas = document["components"]!["schemas"]!;
        var served = world.Decisions.ByName.Values.Where(d => d.IsApi).ToLookup(d => $"{d.Method} {Plain(d.Name[(d.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..])}");
        return [.. from path in document["paths"]!.AsObject()
                   from method in path.Value!.AsObject()
                   where method.Key is "get" or "post" or "put" or "patch" or "delete"
                   let body = method.Value!["requestBody"]
                   select new Operation(served[$"{method.Key.ToUpperInvariant()} {path.Key}"].Single(), [.. method.Value["parameters"]?.AsArray().Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!) ?? []],
                       Resolve(schemas, body?["content"]?["application/json"]?["schema"]), (bool?)body?["required"] != true)];
    }

    /// <summary>What was not as promised.</summary>
    public void Told() => Assert.True(_found.IsEmpty, $"{_found.Count} answers are not as promised:\n" + string.Join('\n', _found.Order().Take(80)));

    /// <summary>All of them, a few at a time.</summary>
    public static Task Each(IEnumerable<Operation> operations, Func<Operation, Task> look) =>
        Parallel.ForEachAsync(operations, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (operation, _) => await look(operation));

    /// <summary>Somebody of the province who may.</summary>
    public HttpClient Who(Decision decision) => decision.Who is null ? world.PublicApi
        : world.Callers.First(c => !c.Local && (decision.NoPermission ? c.Role == "admin" : c.Role == (decision.Who.Contains("admin") ? "admin" : decision.Who[0]))).Api;

    /// <summary>Somebody who may not; null where everybody may.</summary>
    public HttpClient? WhoNot(Decision decision) => decision.Who is null || decision.NoPermission || decision.IfAsked ? null : world.Callers.FirstOrDefault(c => !decision.Who.Contains(c.Role))?.Api;

    /// <summary>Where it is, with the record of its kind.</summary>
    public string Address(Decision decision) => (decision.Name.Contains("{token:length(32)}", StringComparison.Ordinal) ? decision with { Word = new('a', 32) } : decision.Name.Contains("{slug}", StringComparison.Ordinal) ? decision with { Word = _slug } : decision)
        .Address(decision.Kind is null ? null : world.Records.In(decision.Kind)).TrimStart('/');

    /// <summary>Sends, and wants one of these statuses, never a fault of ours, and every refusal a whole problem document.</summary>
    public async Task<JsonNode?> Ask(HttpClient who, Decision decision, string address, string? body, string what, int[] wanted, string? code = null, string? pointer = null, string type = "application/json", Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(decision.Method), address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        request.Headers.Add("Accept-Language", "en");
        with?.Invoke(request);
        using var answer = await who.SendAsync(request, Ct);
        var status = (int)answer.StatusCode;
        var text = await answer.Content.ReadAsStringAsync(Ct);
        var told = $"{decision.Name}, {what}: {status} {(text.Length > 300 ? text[..300] : text)}";
        if (status >= 500 || (wanted.Length > 0 && !wanted.Contains(status))) Add($"{told}, wanted {string.Join(" or ", wanted)}");
        if (status < 400) return text.Length > 0 && answer.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") { Add(told + ", no problem document"); return null; }
        var problem = JsonNode.Parse(text)!;
        var errors = problem["errors"]?.AsArray();
        if ((string?)problem["type"] != $"urn:campaigns:problem:{problem["code"]}" || (int)problem["status"]! != status || problem["title"] is null || problem["traceId"] is null) Add(told + ", not whole");
        if (status == 400 && errors is not { Count: > 0 }) Add(told + ", does not say what is wrong");
        if (text.Contains("ui.problem", StringComparison.Ordinal) || (status is 400 or 401 or 403 or 404 or 415 && ((string)problem["title"]!).Any(c => c > '~'))) Add(told + ", not in English");
        if (code is not null && errors?.Any(e => (string?)e!["code"] == code) != true) Add($"{told}, wanted code {code}");
        if (pointer is not null && errors?.Any(e => (string?)e!["pointer"] is { } place && (place == pointer || place.StartsWith(pointer + "/", StringComparison.Ordinal))) != true) Add($"{told}, wanted pointer {pointer}");
        return problem;
    }

    public void Add(string finding) => _found.Add(finding);

    private static string Plain(string route) => System.Text.RegularExpressions.Regex.Replace(route.Split('?')[0], @"\{(\w+)[^}]*\}", "{$1}");

    private static JsonObject? Resolve(JsonNode schemas, JsonNode? schema) => schema is null ? null
        : (string?)schema["$ref"] is { } reference ? Resolve(schemas, schemas[reference[(reference.LastIndexOf('/') + 1)..]])
        : schema["oneOf"] is JsonArray either ? Resolve(schemas, either.FirstOrDefault(e => e!["$ref"] is not null)) : schema.AsObject();
}
