using System.Net.Http.Json;
using System.Text.Json;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A plan goes to the post, comes back for changes, goes again, and on to BHXH; both approve on their phones, and only then it may be published.</summary>
public sealed class ApprovalsJourneyTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (Browsers.LeftOut) return;
        _site = await TestSite.World(clock: "2019-03-01T08:00:00+07:00");
        Assert.Null(await _site.Features.Switch("Approvals", true, Ct));
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }

    [Fact]
    public async Task Two_organisations_approve_on_their_phones_after_a_return_and_an_undo()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        var planner = await _site.Api("coordinator");
        var id = await Planned(planner);
        await Say(planner, $"events/{id}/submit", "submitted");
        await Refused(planner, $"events/{id}/publish");

        await using var hers = await Browsers.Visitor(_site.Address, 390);
        var post = await hers.NewPageAsync();
        var console = post.Errors();
        await post.SignIn("approver.post");
        await post.GotoAsync("/admin/approvals");
        await Assertions.Expect(post.GetByRole(AriaRole.Heading, new() { Name = "Chờ tôi duyệt (1)" })).ToBeVisibleAsync();
        await post.MustBeSound("approvals-inbox-390", console);
        await post.GetByRole(AriaRole.Link, new() { Name = "Hội nghị BHXH tự nguyện tại Hoằng Hóa" }).ClickAsync();
        await post.MustBeSound("approvals-request-390", console);

        await Press(post, "Trả lại…");
        await Assertions.Expect(post.GetByText("Xin ghi lý do").First).ToBeVisibleAsync();
        console.Clear(); // The refusal's 422 is told in the console.
        await post.GetByLabel("Ý kiến", new() { Exact = false }).First.FillAsync("Trùng họp xã");
        await Press(post, "Trả lại…");
        await Press(post, "Đóng");
        await Assertions.Expect(post.GetByText("Cần sửa").First).ToBeVisibleAsync();
        await _site.Deliver();

        await Patched(planner, id, "2019-03-20T14:00:00+07:00", "2019-03-20T16:00:00+07:00");
        await Say(planner, $"events/{id}/submit", "submitted");
        await post.ReloadAsync();
        await Assertions.Expect(post.GetByRole(AriaRole.Heading, new() { Name = "Khác lần trước" })).ToBeVisibleAsync();
        await Press(post, "Duyệt");
        await post.MustBeSound("approvals-undo-390", console);
        await Press(post, "Hoàn tác");
        await Assertions.Expect(post.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true })).ToBeVisibleAsync();
        await Press(post, "Duyệt");
        await Press(post, "Đóng");
        await post.GotoAsync("/admin/approvals");
        await Assertions.Expect(post.GetByText("Không có gì chờ duyệt")).ToBeVisibleAsync();

        await using var theirs = await Browsers.Visitor(_site.Address, 390);
        var bhxh = await theirs.NewPageAsync();
        await bhxh.SignIn("approver.bhxh");
        await bhxh.GotoAsync("/admin/approvals");
        await bhxh.GetByRole(AriaRole.Link, new() { Name = "Hội nghị BHXH tự nguyện tại Hoằng Hóa" }).ClickAsync();
        await Press(bhxh, "Duyệt");
        await Press(bhxh, "Đóng");
        await Assertions.Expect(bhxh.GetByText("Đã duyệt").First).ToBeVisibleAsync();
        await bhxh.SetViewportSizeAsync(1280, 900);
        await bhxh.MustBeSound("approvals-approved-1280", bhxh.Errors());
        await _site.Deliver();
        await Say(planner, $"events/{id}/publish", "published");
    }

    private static async Task Press(IPage page, string name) => await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task<string> Planned(HttpClient api)
    {
        var campaigns = await Json(await api.GetAsync("campaigns", Ct));
        var campaign = campaigns.GetProperty("items").EnumerateArray().MaxBy(c => c.GetProperty("target").GetInt32()).GetProperty("id").GetString();
        var made = await Json(await api.PostAsJsonAsync("events", new
        {
            campaignId = campaign,
            title = "Hội nghị BHXH tự nguyện tại Hoằng Hóa",
            format = "commune-meeting",
            unitCode = "399",
            venue = new { name = "Nhà văn hóa thử", address = "Hoằng Hóa", lat = 19.86, lon = 105.86 },
            startsAt = "2019-03-20T08:00:00+07:00",
            endsAt = "2019-03-20T10:00:00+07:00",
            capacity = 50,
            registration = new { opensAt = "2019-03-02T00:00:00+07:00", closesAt = "2019-03-20T08:00:00+07:00", waitlist = true },
            presenterIds = Array.Empty<string>(),
            overrideReason = "thử",
        }, Ct));
        return made.GetProperty("id").GetString()!;
    }

    private static async Task Patched(HttpClient api, string id, string starts, string ends) =>
        await Json(await api.PatchAsJsonAsync($"events/{id}", new { startsAt = starts, endsAt = ends, overrideReason = "thử" }, Ct));

    private static async Task Say(HttpClient api, string path, string status) =>
        Assert.Equal(status, (await Json(await api.PostAsync(path, null, Ct))).GetProperty("status").GetString());

    private static async Task Refused(HttpClient api, string path) => Assert.Equal(409, (int)(await api.PostAsync(path, null, Ct)).StatusCode);

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
