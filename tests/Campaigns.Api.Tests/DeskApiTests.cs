using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The desk over the wire: packs, devices and what goes wrong on the way.</summary>
public sealed class DeskApiTests(DeskApiTests.World world) : IClassFixture<DeskApiTests.World>
{
    private readonly TestSite _site = world.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pack_is_small_and_known_again_by_its_tag()
    {
        var desk = await _site.Api("desk");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "desk/packs/" + world.EventId);
        asked.Headers.AcceptEncoding.ParseAdd("gzip");
        using var first = await desk.SendAsync(asked, Ct);
        Assert.Equal((HttpStatusCode.OK, "gzip"), (first.StatusCode, first.Content.Headers.ContentEncoding.Single()));
        var bytes = await first.Content.ReadAsByteArrayAsync(Ct);
        Assert.InRange(bytes.Length, 1_000, 200_000);
        await using var open = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var pack = (await JsonDocument.ParseAsync(open, cancellationToken: Ct)).RootElement;
        Assert.Equal(30, pack.GetProperty("registrations").EnumerateArray().Count(r => !r.GetProperty("walkIn").GetBoolean()));
        Assert.Contains(pack.GetProperty("rules").EnumerateArray(), r => r.GetProperty("table").GetString() == "vsi-rate");
        Assert.All(pack.GetProperty("registrations").EnumerateArray().Where(r => r.TryGetProperty("phone", out _)), r => Assert.Contains("•••", r.GetProperty("phone").GetString()));

        using var again = new HttpRequestMessage(HttpMethod.Get, "desk/packs/" + world.EventId);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await desk.SendAsync(again, Ct);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Another_desks_token_neither_loads_the_pack_nor_speaks_for_the_device()
    {
        // Named for this meeting is another; this one works the same area.
        var stranger = await _site.Api("collector");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("desk/packs/" + world.EventId, Ct)).StatusCode);
        var desk = await _site.Api("desk");
        await desk.Post("desk/sync", Batch("máy của bàn", HeadCount("a", 5))).Must(200);
        var admin = await _site.Api("admin");
        var refused = await admin.PostAsJsonAsync("desk/sync", Batch("máy của bàn", HeadCount("b", 6)), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("device-of-another", (await refused.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_replayed_batch_counts_once_and_an_altered_one_not_at_all()
    {
        var desk = await _site.Api("desk");
        var person = new { id = "op-1", kind = "register", at = "2028-01-01T00:00:00+07:00", data = new { eventId = world.EventId, fullName = "Hà Thị Ơn", noPhone = true, consent = true } };
        var first = Only(await desk.Post("desk/sync", Batch("phát lại", person)).Must(200));
        var again = Only(await desk.Post("desk/sync", Batch("phát lại", person)).Must(200));
        Assert.Equal(("applied", "duplicate"), (Outcome(first), Outcome(again)));
        Assert.Equal(first.GetProperty("resourceId").GetString(), again.GetProperty("resourceId").GetString());
        var altered = person with { data = person.data with { fullName = "Người khác" } };
        Assert.Equal("operation-altered", Only(await desk.Post("desk/sync", Batch("phát lại", altered)).Must(200)).GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{"deviceId":"x","operations":[{"id":"a","id":"b"}]}""", 400)]
    [InlineData("""{"deviceId":"x","operations":"all"}""", 400)]
    [InlineData("""{"deviceId":"x","operations":[]}""", 422)]
    [InlineData("""{"deviceId":"x","operations":[null]}""", 422)]
    [InlineData("""{"operations":[{"id":"a","kind":"head-count","data":{}}]}""", 422)]
    public async Task A_batch_that_cannot_be_read_is_refused_whole(string body, int status)
    {
        using var answer = await (await _site.Api("desk")).PostAsync("desk/sync", new StringContent(body, Encoding.UTF8, "application/json"), Ct);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Fifty_megabytes_are_turned_away()
    {
        using var http = await _site.Api("desk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "desk/sync") { Content = new StringContent("{\"deviceId\":\"" + new string('x', 50_000_000) + "\"}", Encoding.UTF8, "application/json") };
        request.Headers.ExpectContinue = true;
        using var answer = await http.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_device_set_up_in_a_session_speaks_for_itself_for_the_desk_alone()
    {
        using var pages = await SignedIn.As(_site, "desk");
        using var made = await pages.PostAsync("/desk/device", null, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, made.StatusCode); // Not from a page of ours.
        pages.DefaultRequestHeaders.Add("X-Desk", "1");
        using var ours = await pages.PostAsync("/desk/device", null, Ct);
        Assert.Equal(HttpStatusCode.Created, ours.StatusCode);
        using var device = await _site.Api();
        device.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await ours.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("token").GetString());
        Assert.Equal(HttpStatusCode.OK, (await device.GetAsync("desk/packs/" + world.EventId, Ct)).StatusCode);
        Assert.Equal("Cao Thị Nhung", (await device.GetAsync("desk/mine", Ct).Must(200)).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await device.GetAsync("events", Ct)).StatusCode);
        pages.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.BadRequest, (await pages.PostAsync("/desk/device", null, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_pack_past_its_time_is_not_to_be_had()
    {
        await using var late = await TestSite.World("thanh-hoa-2026", clock: "2026-03-04T12:00:00+07:00");
        var id = await late.Text("select lower(cast(id as text)) from reg_roster where slug = 'nga-thang-02-03-2026'");
        var answer = await (await late.Api("desk")).GetAsync("desk/packs/" + id, Ct);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("pack-expired", (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString());
        var sent = await (await late.Api("desk")).Post("desk/sync", Batch("muộn", new { id = "a", kind = "head-count", data = new { eventId = id, heads = 3 } })).Must(200);
        Assert.Equal("applied", Outcome(Only(sent)));
    }

    private object HeadCount(string id, int heads) => new { id, kind = "head-count", at = "2026-03-02T08:00:00+07:00", data = new { eventId = world.EventId, heads } };

    private static object Batch(string deviceId, params object[] operations) => new { deviceId, operations };

    private static JsonElement Only(JsonElement answer) => Assert.Single(answer.GetProperty("results").EnumerateArray().ToList());

    private static string? Outcome(JsonElement result) => result.GetProperty("outcome").GetString();

    public sealed class World() : DemoSite(Campaigns.Data.DatabaseProvider.Sqlite, null, "thanh-hoa-2026"), IAsyncLifetime
    {
        public string EventId { get; private set; } = "";

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            EventId = (await Site.Text("select lower(cast(id as text)) from reg_roster where slug = 'nga-thang-02-03-2026'"))!;
        }
    }
}
