using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The approvals API on the test host: its own clock, organisation, subjects and commands.</summary>
public sealed class ApprovalsTests(TestHostSite host) : IClassFixture<TestHostSite>, IAsyncLifetime
{
    private const string Route = """
        {"schema":"campaigns.approval-route/1","key":"plan","subjectType":"test.plan","title":{"vi":"Duyệt","en":"Approve"},
        "stages":[{"id":"post","step":{"assign":[{"role":"director","org":"post","level":"area"}],"sla":{"due":"1wd","remindBefore":["4wh"]}}},
        {"id":"bhxh","step":{"assign":[{"role":"director","org":"bhxh","level":"area"}]}}],
        "hooks":{"approved":[{"command":"test.confirm","args":{"id":"{{ subject.id }}"},"required":true}]}}
        """;

    private const string Directory = """
        {"levels":["province","area"],"areas":[{"code":"th","level":"province"},{"code":"ds","level":"area","parent":"th"}],
        "users":[{"id":"ann"},{"id":"left","active":false},{"id":"post"},{"id":"post2"},{"id":"bhxh"},{"id":"editor","permissions":["approvals.route-edit@th","approvals.route-read@th"]},
        {"id":"boss","permissions":["approvals.route-publish@th","approvals.route-edit@th","approvals.route-read@th","approvals.request-read@th","approvals.request-hold@th","approvals.request-cancel@th","approvals.item-reassign@th","approvals.calendar-edit@th","approvals.incident-manage@th"]}],
        "positions":[{"user":"post","role":"director","org":"post","area":"ds"},{"user":"post2","role":"director","org":"post","area":"ds"},{"user":"bhxh","role":"director","org":"bhxh","area":"ds"},{"user":"left","role":"clerk","org":"post","area":"ds"}]}
        """;

    private HttpClient _http = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _http = new() { BaseAddress = new Uri(host.Site.Address, "/api/v1/approvals/") };
        await Testing("POST", "reset", null);
        await Testing("PUT", "directory", Directory);
        await Testing("PUT", "subjects/test.plan/p1", """{"version":"1","materialHash":"m","title":"Hội nghị","area":"ds","facts":{"budget":5}}""");
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_plan_goes_through_two_organisations_and_has_its_effect_once()
    {
        await Published();
        var request = (await Call("ann", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p1"}""", 201)).AsObject();
        var id = (string)request["id"]!;
        Assert.Equal(("InProgress", 1, "Open", "Pending"), ((string)request["state"]!, (int)request["version"]!, (string)request["stages"]![0]!["state"]!, (string)request["stages"]![1]!["state"]!));
        Assert.Equal(1, (int)(await Call("post", "GET", "inbox/count"))["open"]!);
        var item = (await Call("post", "GET", "inbox"))["items"]![0]!;
        Assert.Equal(("director@post:ds", "direct", "Hội nghị"), ((string)item["seat"]!, (string)item["right"]!, (string)item["card"]!["title"]!));
        Assert.Equal(["approve", "reject", "return"], item["allowed"]!.AsArray().Select(a => (string)a!));
        var decided = await Decide("post", (string)item["id"]!);
        Assert.Equal(2, (int)decided["request"]!["version"]!);
        Assert.Equal(0, (int)(await Call("post", "GET", "inbox/count"))["open"]!);
        var second = (string)(await Call("bhxh", "GET", "inbox"))["items"]![0]!["id"]!;
        Assert.Equal(("Approved", "Pending"), (await Decide("bhxh", second))["request"] is { } r ? ((string)r["state"]!, (string)r["execution"]!) : default);
        Assert.Equal("""{"delivered":1,"succeeded":1,"refused":0,"failed":0}""", (await Testing("POST", "dispatch", null))!.ToJsonString());
        Assert.Equal("Succeeded", (string)(await Call("ann", "GET", $"requests/{id}"))["execution"]!);
        var history = await Call("ann", "GET", $"requests/{id}/history");
        Assert.True((bool)history["chainValid"]!);
        Assert.Equal(["Submitted", "StageOpened", "StepOpened", "ItemOpened", "Decided", "StepApproved", "StageApproved", "StageOpened", "StepOpened", "ItemOpened", "Decided", "StepApproved", "StageApproved",
            "Approved", "ActionScheduled", "ActionSucceeded", "Executed"], history["items"]!.AsArray().Select(i => (string)i!["event"]!));
        Assert.Single((await Testing("GET", "handlers/test.confirm", null))!["effects"]!.AsArray());
        await Holds();
    }

    [Fact]
    public async Task Refusals_say_what_was_found()
    {
        await Published();
        await Call("nobody", "GET", "inbox", null, 401);
        await Call("ann", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p9"}""", 422, "unknown-subject");
        await Testing("PUT", "subjects/test.money/p1", """{"version":"1","materialHash":"m","title":"Hoàn tiền","area":"ds"}""");
        await Call("ann", "POST", "requests", """{"subjectType":"test.money","subjectId":"p1"}""", 422, "no-route");
        await Call("ann", "POST", "requests", "{", 400);
        var id = (string)(await Call("ann", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p1"}""", 201))["id"]!;
        await Call("ann", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p1"}""", 409, "open-request-exists");
        await Call("bhxh", "GET", $"requests/{id}", null, 404, "not-found");
        var item = (string)(await Call("post", "GET", "inbox"))["items"]![0]!["id"]!;
        await Call("post", "POST", $"work-items/{item}/decision", """{"outcome":"maybe","subjectVersion":"1"}""", 422, "validation");
        await Call("post", "POST", $"work-items/{item}/decision", """{"outcome":"reject","subjectVersion":"1"}""", 422, "comment-required");
        await Call("post", "POST", $"work-items/{item}/decision", """{"outcome":"approve","subjectVersion":"7"}""", 409, "subject-changed");
        await Call("ann", "POST", $"work-items/{item}/decision", """{"outcome":"approve","subjectVersion":"1"}""", 403, "not-eligible");
        await Call("post", "POST", $"requests/{id}/hold", """{"comment":"x"}""", 403, "forbidden");
        await Call("boss", "POST", $"requests/{id}/hold", "{}", 422, "comment-required");
        await Decide("post", item);
        var late = await Call("post2", "POST", $"work-items/{item}/decision", """{"outcome":"approve","subjectVersion":"1"}""", 409, "item-closed");
        Assert.Equal(("Decided", "post"), ((string)late["itemState"]!, (string)late["decidedBy"]!));
        await Call("ann", "POST", $"requests/{id}/withdraw", null);
        await Call("bhxh", "POST", $"requests/{id}/withdraw", null, 403, "forbidden");
        await Holds();
    }

    [Fact]
    public async Task What_cannot_be_read_or_is_out_of_bounds_is_told_with_its_place()
    {
        await Published();
        var id = (string)(await Call("ann", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p1"}""", 201))["id"]!;
        var item = (string)(await Call("post", "GET", "inbox"))["items"]![0]!["id"]!;
        await Call("post", "POST", $"work-items/{item}/decision", "{", 400, "bad-request");
        await Call("post", "POST", $"work-items/{item}/decision", """{"outcome":"approve","subjectVersion":1}""", 400, "bad-request");
        foreach (var (path, pointer) in new[] { ("inbox?limit=0", "/limit"), ("inbox?cursor=x", "/cursor"), ("requests?limit=201", "/limit"), ("requests?state=open", "/state"), ("requests?cursor=%F0%9F%92%A9", "/cursor") })
            Assert.Equal(pointer, (string)(await Call("post", "GET", path, null, 422, "validation"))["errors"]![0]!["pointer"]!);
        Assert.Equal("/limit", (string)(await Call("post", "GET", $"requests/{id}/comments?limit=x", null, 400, "bad-request"))["errors"]![0]!["pointer"]!);
        await Call("boss", "POST", $"requests/{id}/cancel", $$"""{"comment":"{{new string('x', 4001)}}"}""", 422, "validation");
        await Call("post", "POST", "inbox/decisions", """{"decisions":[null]}""", 422, "validation");
        await Call("editor", "POST", "routes/plan/versions/1/simulate", """{"requesterId":"ann","area":"ds","facts":{"budget":"nhiều"}}""", 422, "validation");
        await Call("editor", "POST", "routes/import", """{"schema":"\ud800","routes":[]}""", 400, "bad-request");
        await Call("boss", "PUT", $"calendars/{new string('x', 80)}", "{}", 422, "validation");
        await Call("post", "POST", $"work-items/{item}/claim", "{}", 412, "version-mismatch", "7");
        await Call("boss", "PUT", "calendars/vn-official", """{"tz":"Asia/Ho_Chi_Minh","week":{"mon":[["08:00","12:00"]]},"days":[]}""", 412, "version-mismatch", "7");
        var problem = await Call("bhxh", "GET", $"requests/{id}", null, 404, "not-found");
        Assert.Equal($"/api/v1/approvals/requests/{id}", (string)problem["instance"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        await Holds();
    }

    [Fact]
    public async Task An_item_may_be_lent_again_to_who_had_it_and_a_message_keeps_the_link_it_left_with()
    {
        await Published();
        var request = await Call("editor", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p1"}""", 201);
        Assert.Equal("2026-01-05T01:00:00Z", (string)request["submittedAt"]!);
        var item = (string)(await Call("post", "GET", "inbox"))["items"]![0]!["id"]!;
        for (var i = 0; i < 2; i++)
        {
            await Call("post", "POST", $"work-items/{item}/delegate", """{"to":"post2","comment":"x"}""");
            await Call("post", "POST", $"work-items/{item}/recall", "{}");
        }

        string? TokenOf(JsonNode? sent) => (string?)sent!["items"]!.AsArray().First(n => (string)n!["kind"]! == "opened")!["linkToken"];
        var token = TokenOf(await Testing("GET", "notifications?to=post", null));
        Assert.Equal(token, TokenOf(await Testing("GET", "notifications?to=post", null)));
        await Testing("PUT", "subjects/test.plan/p1", """{"version":"2","materialHash":"m","title":"Hội nghị","area":"ds","facts":{"budget":5}}""");
        await Call("post", "POST", $"links/{token}", """{"outcome":"approve"}""", 410, "link-void");
        await Holds();
    }

    [Fact]
    public async Task Who_decides_about_money_by_a_link_signs_in()
    {
        await Call("editor", "POST", "routes", Route.Replace("test.plan", "test.money", StringComparison.Ordinal).Replace("\"sla\"", "\"link\":\"pin\",\"sla\"", StringComparison.Ordinal), 201);
        await Call("boss", "POST", "routes/plan/versions/1/publish", "{}");
        await Testing("PUT", "subjects/test.money/p1", """{"version":"1","materialHash":"m","title":"Hoàn tiền","area":"ds"}""");
        await Call("ann", "POST", "requests", """{"subjectType":"test.money","subjectId":"p1"}""", 201);
        var token = (string)(await Testing("GET", "notifications?to=post", null))!["items"]![0]!["linkToken"]!;
        Assert.Equal("login", (string)(await Call("", "GET", $"links/{token}"))["assurance"]!);
        await Call("", "POST", $"links/{token}", """{"outcome":"approve"}""", 401, "login-required");
        await Call("post2", "POST", $"links/{token}", """{"outcome":"approve"}""", 401, "login-required");
        await Call("post", "POST", $"links/{token}", """{"outcome":"approve"}""");
        await Holds();
    }

    [Fact]
    public async Task A_death_in_the_middle_is_made_good_by_trying_again()
    {
        await Published();
        await Call("ann", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p1"}""", 201);
        var item = (string)(await Call("post", "GET", "inbox"))["items"]![0]!["id"]!;
        await Testing("PUT", "faults", """{"point":"after-commit","times":1}""");
        await Call("post", "POST", $"work-items/{item}/decision", """{"outcome":"approve","subjectVersion":"1"}""", 500, "simulated-crash");
        await Decide("post", item);
        await Testing("PUT", "clock", """{"now":"2026-02-01T00:00:00Z"}""");
        Assert.Equal("""{"fired":0,"collapsed":0}""", (await Testing("POST", "sweep", null))!.ToJsonString());
        await Holds();
    }

    [Fact]
    public async Task Routes_are_drafted_checked_published_by_somebody_else_and_simulated()
    {
        await Call("ann", "POST", "routes", Route, 403, "forbidden");
        await Call("editor", "POST", "routes", Route.Replace("\"stages\"", "\"stagez\"", StringComparison.Ordinal), 422, "validation");
        await Call("editor", "POST", "routes", new string('x', 1_500_000), 413);
        var made = await Call("editor", "POST", "routes", Route.Replace("director", "wizard", StringComparison.Ordinal), 201);
        await Call("editor", "POST", "routes", Route, 409, "draft-exists");
        Assert.Equal("unknown-role", (string)(await Call("editor", "POST", "routes/plan/versions/1/validate", null))["errors"]![0]!["code"]!);
        await Call("boss", "POST", "routes/plan/versions/1/publish", "{}", 422, "validation");
        await Call("editor", "PUT", "routes/plan/versions/1", Route, 428, "precondition-required");
        await Call("editor", "PUT", "routes/plan/versions/1", Route, 200, null, (string)made["hash"]!);
        await Call("boss", "POST", "routes/plan/versions/1/publish", """{"note":"lần đầu"}""");
        await Call("editor", "PUT", "routes/plan/versions/1", Route, 409, "route-not-draft", "*");
        var simulated = await Call("editor", "POST", "routes/plan/versions/1/simulate", """{"requesterId":"ann","subjectId":"p1"}""");
        Assert.Equal(["post2"], (await Call("editor", "POST", "routes/plan/versions/1/simulate", """{"requesterId":"post","subjectId":"p1"}"""))["stages"]![0]!["branches"]![0]!["steps"]![0]!["seats"]![0]!["people"]!.AsArray().Select(p => (string)p!));
        Assert.Equal(["post", "post2"], simulated["stages"]![0]!["branches"]![0]!["steps"]![0]!["seats"]![0]!["people"]!.AsArray().Select(p => (string)p!));
        await Call("boss", "POST", "routes/plan/versions", null, 201);
        await Call("boss", "POST", "routes/plan/versions/2/publish", "{}", 403, "self-approval");
    }

    [Fact]
    public async Task What_cannot_work_is_named_with_its_place_and_too_much_is_not_read()
    {
        const string Stages = "\"stages\":[";
        var start = Route.IndexOf(Stages, StringComparison.Ordinal);
        string With(string stages) => Route[..start] + Stages + stages + "],\"hooks\":{\"approved\":[{\"command\":\"test.confirm\",\"args\":{\"id\":\"{{ subject.id }}\"}}]}}";
        (string Stages, string Pointer, string Code)[] wrong =
        [
            ("""{"id":"a","step":{"assign":[{"sameAs":"b"}]}},{"id":"b","step":{"assign":[{"sameAs":"a"}]}}""", "/stages/0/step/assign/0/sameAs", "bad-reference"),
            ("""{"id":"a","when":{"all":[{"field":"budget","op":"gt","value":5},{"field":"budget","op":"lt","value":3}]},"step":{"assign":[{"user":"post"}]}}""", "/stages/0/when", "unreachable-stage"),
            ("""{"id":"a","step":{"assign":[{"user":"post"}],"quorum":{"atLeast":2}}}""", "/stages/0/step/quorum", "unreachable-quorum"),
            ("""{"id":"a","step":{"assign":[{"user":"post"}]}},{"id":"b","step":{"assign":[{"role":"clerk","org":"post","level":"area"}]}}""", "/stages/1/step/assign/0/role", "empty-role"),
            ("""{"id":"a","when":{"field":"colour","op":"eq","value":"red"},"step":{"assign":[{"user":"post"}]}}""", "/stages/0/when/field", "unknown-field"),
        ];
        await Call("editor", "POST", "routes", With("""{"id":"a","step":{"assign":[{"role":"","org":"post","level":"area"}]}}"""), 422, "validation");
        await Call("editor", "POST", "routes", "{\"x\":\"" + new string('x', 5_000_000) + "\"}", 413);
        var hash = (string)(await Call("editor", "POST", "routes", Route, 201))["hash"]!;
        foreach (var (stages, pointer, code) in wrong)
        {
            hash = (string)(await Call("editor", "PUT", "routes/plan/versions/1", With(stages), 200, null, hash))["hash"]!;
            var found = (await Call("boss", "POST", "routes/plan/versions/1/publish", "{}", 422, "validation"))["errors"]!.AsArray();
            Assert.Contains((pointer, code), found.Select(f => ((string)f!["pointer"]!, (string)f["code"]!)));
        }

        var looping = With("""{"id":"a","step":{"assign":[{"user":"post"}]}}""").Replace("{{ subject.id }}", "{% for i in (1..99999999) %}x{% endfor %}", StringComparison.Ordinal);
        await Call("editor", "PUT", "routes/plan/versions/1", looping, 200, null, hash);
        Assert.Equal("bad-template", (string)(await Call("editor", "POST", "routes/plan/versions/1/validate", null))["errors"]![0]!["code"]!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"levels":["province"],"areas":[],"users":[{}],"positions":[]}""")]
    [InlineData("""{"levels":["province"],"areas":[null],"users":[],"positions":[]}""")]
    [InlineData("""{"levels":["province"],"areas":[{"code":"th"}],"users":[],"positions":[]}""")]
    [InlineData("""{"levels":["province"],"areas":[],"users":[{"id":"ann"},{"id":"ann"}],"positions":[]}""")]
    [InlineData("""{"levels":["province"],"areas":[],"users":[],"positions":[{"user":"ann"}]}""")]
    public async Task An_organisation_that_is_not_whole_is_refused_and_the_one_before_stays(string wrong)
    {
        using var answer = await Send(null, "PUT", "testing/directory", wrong, null);
        Assert.Equal(422, (int)answer.StatusCode);
        await Call("ann", "GET", "inbox");
    }

    [Fact]
    public async Task Words_and_files_for_a_request_that_is_not_the_one_read_are_refused()
    {
        await Published();
        var id = (string)(await Call("ann", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p1"}""", 201))["id"]!;
        await Call("ann", "POST", $"requests/{id}/comments", """{"text":"một"}""", 201, null, "1");
        await Call("ann", "POST", $"requests/{id}/comments", """{"text":""}""", 422, "validation", "1");
        await Call("ann", "POST", $"requests/{id}/comments", """{"text":"hai"}""", 412, "version-mismatch", "1");
        using var unread = await Attach(id, "1");
        Assert.Equal(412, (int)unread.StatusCode);
        using var first = await Attach(id, "2");
        Assert.Equal((201, "\"3\""), ((int)first.StatusCode, first.Headers.ETag!.Tag));
        using var second = await Attach(id, null);
        Assert.Equal(201, (int)second.StatusCode);
        Assert.Equal(["một"], (await Call("ann", "GET", $"requests/{id}/comments"))["items"]!.AsArray().Select(i => (string)i!["text"]!));
        await Holds();
    }

    private Task<HttpResponseMessage> Attach(string id, string? match)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, $"requests/{id}/attachments")
        {
            Headers = { { "X-Test-User", "ann" } },
            Content = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "file", "a.pdf" } },
        };
        if (match is not null) message.Headers.IfMatch.Add(new($"\"{match}\""));
        return _http.SendAsync(message, Ct);
    }

    [Fact]
    public async Task Who_comes_too_late_or_has_left_is_told_and_a_return_may_go_to_the_stage_before()
    {
        await Published();
        var id = (string)(await Call("ann", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p1"}""", 201))["id"]!;
        var first = (string)(await Call("post", "GET", "inbox"))["items"]![0]!["id"]!;
        await Testing("PUT", "directory", Directory.Replace("{\"id\":\"post\"}", "{\"id\":\"post\",\"active\":false}", StringComparison.Ordinal));
        await Call("post", "POST", $"work-items/{first}/decision", """{"outcome":"approve","subjectVersion":"1"}""", 401);
        await Testing("PUT", "directory", Directory.Replace("{\"user\":\"post\",\"role\":\"director\",\"org\":\"post\",\"area\":\"ds\"},", "", StringComparison.Ordinal));
        await Call("post", "POST", $"work-items/{first}/decision", """{"outcome":"approve","subjectVersion":"1"}""", 403, "not-eligible");
        await Decide("post2", first);
        var second = (string)(await Call("bhxh", "GET", "inbox"))["items"]![0]!["id"]!;
        await Call("bhxh", "POST", $"work-items/{second}/decision", """{"outcome":"return","subjectVersion":"1","comment":"x","toStage":"bhxh"}""", 422, "invalid-return-stage");
        var back = await Call("bhxh", "POST", $"work-items/{second}/decision", """{"outcome":"return","subjectVersion":"1","comment":"x","toStage":"post"}""");
        Assert.Equal(("InProgress", 2), ((string)back["request"]!["state"]!, (int)back["request"]!["round"]!));
        var again = (string)(await Call("post2", "GET", "inbox"))["items"]![0]!["id"]!;
        await Call("ann", "POST", $"requests/{id}/withdraw", null);
        await Call("post2", "POST", $"work-items/{again}/decision", """{"outcome":"approve","subjectVersion":"1"}""", 409, "request-closed");
        Assert.Contains("DecisionRefused", (await Call("ann", "GET", $"requests/{id}/history"))["items"]!.AsArray().Select(i => (string)i!["event"]!));
        await Holds();
    }

    [Fact]
    public async Task Substitutes_and_calendars_have_their_rules()
    {
        await Published();
        var id = (string)(await Call("ann", "POST", "requests", """{"subjectType":"test.plan","subjectId":"p1"}""", 201))["id"]!;
        await Call("post", "POST", "substitutions", """{"substituteId":"post","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z","reason":"nghỉ"}""", 422, "invalid-substitute");
        await Call("post", "POST", "substitutions", """{"substituteId":"bhxh","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z","reason":"nghỉ"}""", 422, "invalid-substitute");
        await Call("post", "POST", "substitutions", """{"principalId":"post2","substituteId":"ann","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z","reason":"nghỉ"}""", 403, "forbidden");
        await Call("post", "POST", "substitutions", """{"substituteId":"editor","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z","reason":"nghỉ"}""", 201);
        var item = (await Call("editor", "GET", "inbox"))["items"]![0]!;
        Assert.Equal("substitution", (string)item["right"]!);
        var due = (string)(await Call("ann", "GET", $"requests/{id}"))["stages"]![0]!["branches"]![0]!["steps"]![0]!["dueAt"]!;
        Assert.StartsWith("2026-01-06T01:00", due);
        var put = await Call("boss", "PUT", "calendars/vn-official", """{"tz":"Asia/Ho_Chi_Minh","week":{"mon":[["07:30","11:30"]],"tue":[["07:30","11:30"]],"wed":[["07:30","11:30"]]},"days":[{"date":"2026-01-06","kind":"off"}]}""");
        Assert.Equal(1, (int)put["recalculated"]!);
        Assert.StartsWith("2026-01-07T01:00", (string)(await Call("ann", "GET", $"requests/{id}"))["stages"]![0]!["branches"]![0]!["steps"]![0]!["dueAt"]!);
        var decided = await Decide("editor", (string)item["id"]!);
        Assert.Equal("post", (string)decided["item"]!["onBehalfOf"]!);
        await Holds();
    }

    private async Task Published()
    {
        await Call("editor", "POST", "routes", Route, 201);
        await Call("boss", "POST", "routes/plan/versions/1/publish", "{}");
    }

    private Task<JsonNode> Decide(string user, string item) => Call(user, "POST", $"work-items/{item}/decision", """{"outcome":"approve","subjectVersion":"1"}""");

    private async Task Holds() => Assert.Equal("""{"violations":[]}""", (await Testing("GET", "invariants", null))!.ToJsonString());

    private async Task<JsonNode?> Testing(string method, string path, string? body)
    {
        using var answer = await Send(null, method, "testing/" + path, body, null);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private async Task<JsonNode> Call(string user, string method, string path, string? body = null, int status = 200, string? code = null, string? match = null)
    {
        using var answer = await Send(user, method, path, body, match);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(status == (int)answer.StatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        var json = text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        if (code is not null) Assert.Equal(code, (string?)json["code"]);
        return json;
    }

    private Task<HttpResponseMessage> Send(string? user, string method, string path, string? body, string? match)
    {
        var message = new HttpRequestMessage(new(method), path);
        if (user is not null) message.Headers.Add("X-Test-User", user);
        if (match is not null) message.Headers.IfMatch.Add(match == "*" ? EntityTagHeaderValue.Any : new($"\"{match}\""));
        if (body is not null) message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return _http.SendAsync(message, Ct);
    }
}

/// <summary>One site for the tests of a class; each of them resets its world.</summary>
public sealed class TestHostSite : IAsyncDisposable
{
    public TestSite Site { get; } = TestSite.Empty();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
