using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Campaigns, targets and progress over HTTP, in the world of 2026, whose tests share one site.</summary>
public sealed class CampaignTests(CampaignTests.World world) : IClassFixture<CampaignTests.World>
{
    private const string Campaign = "campaigns/019b7711-9680-7026-8202-6c0a20260000";

    private readonly TestSite _site = world.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_dashboard_tells_the_numbers_of_the_story()
    {
        var page = WebUtility.HtmlDecode(await (await SignedIn.As(_site, "director")).GetStringAsync("/admin/dashboard", Ct));
        foreach (var told in new[] { "Đến 02/03/2026 08:00", "1.842 / 10.000 người (18,4%)", "hết tháng 2: 1.700 (+142)", "Cần chú ý: 2 khu vực dưới kế hoạch", ">27,5<", "Xem dạng bảng", ">21.400<", ">5.930<", ">4.610<", ">2.480<" })
            Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_areas_coordinator_sees_that_area_only()
    {
        var page = await (await SignedIn.As(_site, "coordinator.dongson")).GetStringAsync("/admin/dashboard", Ct);
        Assert.Contains("412 / 1.500 người (27,5%)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nga Sơn", page, StringComparison.Ordinal);

        var api = await _site.Api("coordinator.dongson");
        var progress = await api.GetAsync($"{Campaign}/progress?by=area&asOf=2026-03-02", Ct).Must(200);
        Assert.Equal((412, 1_500), (progress.GetProperty("actual").GetInt32(), progress.GetProperty("target").GetInt32()));
        Assert.Equal("dong-son", progress.GetProperty("rows").EnumerateArray().Single().GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await (await SignedIn.As(_site, "coordinator.dongson")).GetAsync("/admin/dashboard?area=nga-son", Ct)).StatusCode);
    }

    [Fact]
    public async Task By_office_the_offices_have_names()
    {
        var progress = await (await _site.Api("coordinator")).GetAsync($"{Campaign}/progress?by=post&asOf=2026-03-02", Ct).Must(200);
        var rows = progress.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(1_842, rows.Sum(r => r.GetProperty("actual").GetInt32()));
        Assert.All(rows, r => Assert.NotEqual(r.GetProperty("code").GetString(), r.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_address_alone_restores_the_dashboard()
    {
        var pages = await SignedIn.As(_site, "coordinator");
        var page = await pages.GetStringAsync("/admin/dashboard?campaign=bhxh-2026&asof=2026-01-31&area=dong-son", Ct);
        Assert.Contains("Đến 31/01/2026", page, StringComparison.Ordinal);
        Assert.Contains("Phường Đông Tiến", page, StringComparison.Ordinal);
        Assert.Contains("không đọc được", await pages.GetStringAsync("/admin/dashboard?asof=31-31-2026", Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync("/admin/dashboard?campaign=none", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_public_home_page_tells_the_progress_in_both_languages()
    {
        Assert.Contains("1.842 người đã tham gia, mục tiêu là 10.000 người (18,4%).", await _site.Pages().GetStringAsync("/", Ct), StringComparison.Ordinal);
        Assert.Contains("1,842 people have joined; the goal is 10,000 (18.4%).", await _site.Pages().GetStringAsync("/en/", Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/dashboard", "desk", HttpStatusCode.Forbidden)]
    [InlineData("/admin/dashboard", null, HttpStatusCode.Redirect)]
    [InlineData("/admin/campaigns", "desk", HttpStatusCode.OK)]
    [InlineData("/admin/campaigns/new", "director", HttpStatusCode.Forbidden)]
    [InlineData("/admin/campaigns/019b7711-9680-7026-8202-6c0a20260001", "director", HttpStatusCode.NotFound)]
    [InlineData("/admin/targets", "director", HttpStatusCode.OK)]
    [InlineData("/admin/targets?version=99", "director", HttpStatusCode.NotFound)]
    public async Task Pages_open_for_whom_they_are(string address, string? user, HttpStatusCode status)
    {
        var pages = user is null ? _site.Pages() : await SignedIn.As(_site, user);
        using var answer = await pages.GetAsync(address, Ct);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Who_only_reads_sees_no_way_to_write_and_is_refused()
    {
        var page = await (await SignedIn.As(_site, "director")).GetStringAsync("/admin/targets?edit=true", Ct);
        Assert.DoesNotContain("Lưu phiên bản", page, StringComparison.Ordinal);
        var api = await _site.Api("director");
        await api.Post("campaigns").Must(403);
        await api.PutAsJsonAsync($"{Campaign}/targets", Array.Empty<object>(), Ct).Must(403);
        await (await _site.Api("desk")).GetAsync($"{Campaign}/progress", Ct).Must(403);
        await (await _site.Api()).GetAsync("campaigns", Ct).Must(401);
    }

    [Fact]
    public async Task A_campaign_is_planned_once_and_strangers_do_not_find_it()
    {
        var api = await _site.Api("coordinator");
        var body = new { name = "BHYT Nga Sơn", product = "HHI", startsOn = "2026-04-01", endsOn = "2026-06-30", target = 300, unitCode = "nga-son" };
        using var answer = await api.Post("campaigns", body);
        Assert.Equal((HttpStatusCode.Created, "\"0\""), (answer.StatusCode, answer.Headers.ETag?.Tag));
        var made = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
        Assert.Equal(("HHI", "2026-04-01", "2026-06-30"), (made.GetProperty("product").GetString(), made.GetProperty("targetFrom").GetString(), made.GetProperty("targetTo").GetString()));
        var path = answer.Headers.Location!.ToString();
        Assert.EndsWith($"/api/v1/campaigns/{made.GetProperty("id")}", path, StringComparison.Ordinal);
        await api.GetAsync(path, Ct).Must(200);
        await (await _site.Api("coordinator.dongson")).GetAsync(path, Ct).Must(404);

        var wrong = await api.Post("campaigns", new { name = "", product = "X", target = 0 }).Must(422);
        Assert.Equal(["/name", "/product", "/startsOn", "/endsOn", "/target", "/unitCode"], wrong.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()));
        await api.Post("campaigns", new { name = 5 }).Must(400);
        await api.Post("campaigns", new { name = "x", startsOn = "mai" }).Must(400);
    }

    [Fact]
    public async Task Targets_refuse_in_the_order_that_is_promised()
    {
        var api = await _site.Api("coordinator");
        var id = (await api.Post("campaigns", new { name = "Thứ tự", product = "VSI", startsOn = "2026-01-01", endsOn = "2026-12-31", target = 100, unitCode = "38" }).Must(201)).GetProperty("id");
        var address = $"campaigns/{id}/targets";

        await Put($"campaigns/{Guid.CreateVersion7()}/targets", "nonsense").Must(404);
        await Put(address, "nonsense").Must(400);
        await Put(address, """{"unitCode": "dong-son"}""").Must(400);
        await Put(address, """[{"unitCode": "dong-son", "target": "many"}]""").Must(400);
        await Put($"{address}?effectiveFrom=soon", "[]").Must(400);
        Assert.Equal("parts-missing", Code(await Put(address, "[]", match: "\"9\"").Must(422)));
        Assert.Equal("/1/unitCode", (await Put(address, """[{"unitCode": "dong-son", "target": 1}, {"unitCode": "399", "target": 1}]""", match: "\"9\"").Must(422)).GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Equal("changed-underneath", Code(await Put(address, """[{"unitCode": "dong-son", "target": 1}]""", match: "\"9\"").Must(412)));
        Assert.Equal("targets-do-not-add-up", Code(await Put(address, """[{"unitCode": "dong-son", "target": 99}]""", match: "\"0\"").Must(409)));
        var set = await Put(address, """[{"unitCode": "dong-son", "target": 60}, {"unitCode": "nga-son", "month": "2026-05", "target": 40}]""", match: "\"0\"").Must(200);
        Assert.Equal((1, 3), (set.GetProperty("number").GetInt32(), set.GetProperty("items").GetArrayLength()));
        await Put(address, """[{"unitCode": "dong-son", "target": 100}]""", match: "\"0\"").Must(412);

        Task<HttpResponseMessage> Put(string to, string json, string? match = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, to) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
            return api.SendAsync(request, Ct);
        }

        static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();
    }

    [Fact]
    public async Task The_grid_asks_for_a_reason_shows_the_missing_people_and_keeps_what_was_typed()
    {
        const string grid = "/admin/targets?campaign=bhxh-2026&edit=true", form = "/admin/targets?campaign=bhxh-2026&plan=true";
        var pages = await SignedIn.As(_site, "coordinator");
        var typed = Typed(await pages.GetStringAsync(grid, Ct));
        typed["EffectiveFrom"] = "2026-12-01";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignedIn.Post(pages, grid, form, typed)).StatusCode);
        typed["Reason"] = "Chuyển 100 người sang Nga Sơn";
        typed["Whole[dong-son]"] = "1.400";
        typed["Month[dong-son_2026-12]"] = "5";
        using var missing = await SignedIn.Post(pages, grid, form, typed);
        Assert.Equal(HttpStatusCode.Conflict, missing.StatusCode);
        var shown = await missing.Content.ReadAsStringAsync(Ct);
        Assert.Contains("Còn thiếu 100 (đang có 9.900 / 10.000)", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"1.400\"", shown, StringComparison.Ordinal);

        typed["Whole[nga-son]"] = "1900";
        typed["Month[nga-son_2026-12]"] = "226";
        Assert.Equal(HttpStatusCode.SeeOther, (await SignedIn.Post(pages, grid, form, typed)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await SignedIn.Post(pages, grid, form, typed)).StatusCode);
        Assert.Contains("Chuyển 100 người sang Nga Sơn", await pages.GetStringAsync("/admin/targets?campaign=bhxh-2026&version=2", Ct), StringComparison.Ordinal);
        Assert.Contains("Phiên bản 1", await pages.GetStringAsync("/admin/targets?campaign=bhxh-2026", Ct), StringComparison.Ordinal);
    }

    // The boxes of the grid as a browser would send them.
    private static Dictionary<string, string> Typed(string page) =>
        System.Text.RegularExpressions.Regex.Matches(page, "name=\"((?:Whole|Month)\\[[^\"]+|Seen)\" value=\"([^\"]*)\"").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    /// <summary>The world of 2026.</summary>
    public sealed class World() : DemoSite(DatabaseProvider.Sqlite, clock: null, recipe: "thanh-hoa-2026");
}
