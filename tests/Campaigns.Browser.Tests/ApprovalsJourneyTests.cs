using System.Net.Http.Json;
using System.Text.Json;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A plan goes to the post and on to BHXH; both approve on their phones, one after an undo, and only then it may be published.</summary>
public sealed class ApprovalsJourneyTests : IAsyncLifetime
{
    private const string Title = PlanForm.Title;

    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!Browsers.LeftOut) _site = await TestSite.World("thanh-hoa-2026");
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }

    [Fact]
    public async Task Two_organisations_approve_on_their_phones_and_the_plan_is_published()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var plan = await desk.NewPageAsync();
        var planning = plan.Errors();
        await plan.SignIn("coordinator.dongson");
        await plan.PlanDongQuang(planning);
        await Press(plan, "Gửi duyệt");
        await Assertions.Expect(plan.Locator(".page-head").GetByText("Chờ duyệt: Bưu điện")).ToBeVisibleAsync();
        await Assertions.Expect(plan.GetByRole(AriaRole.Button, new() { Name = "Công bố", Exact = true })).ToHaveCountAsync(0);
        await _site.Deliver();

        await using var hers = await Browsers.Visitor(_site.Address, 390);
        var post = await hers.NewPageAsync();
        var console = post.Errors();
        await post.SignIn("approver.post");
        await post.GotoAsync("/admin/approvals");
        await Assertions.Expect(post.GetByRole(AriaRole.Heading, new() { Name = "Chờ tôi duyệt (1)" })).ToBeVisibleAsync();
        await post.MustBeSound("approvals-inbox-390", console);
        await post.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        foreach (var check in new[] { "✓ Không trùng lịch", "✓ Báo cáo viên có chứng nhận", "✓ Địa điểm, ngày và kinh phí đúng quy định" }) await Assertions.Expect(post.GetByText(check)).ToBeVisibleAsync();
        await post.MustBeSound("approvals-request-390", console);
        var before = await Recorded();
        await Press(post, "Duyệt");
        await post.MustBeSound("approvals-undo-390", console);
        await Assertions.Expect(post.GetByText("Đã duyệt.")).ToBeVisibleAsync();
        Assert.Equal(before, await Recorded()); // Not while the bar is open.
        await Press(post, "Hoàn tác");
        await Assertions.Expect(post.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(post.GetByText("Chờ duyệt: Bưu điện")).ToBeVisibleAsync();
        Assert.Equal(before, await Recorded());
        await Press(post, "Duyệt");
        await Press(post, "Đóng");
        await Assertions.Expect(post.GetByText("Chờ duyệt: BHXH")).ToBeVisibleAsync();
        var link = await Linked();
        Assert.Equal((before.Revision + 1, 1, 1), await Recorded());

        await using var theirs = await Browsers.Visitor(_site.Address, 390);
        var bhxh = await theirs.NewPageAsync();
        await bhxh.SignIn("approver.bhxh");
        await bhxh.GotoAsync("/admin/approvals");
        await Assertions.Expect(bhxh.GetByRole(AriaRole.Heading, new() { Name = "Chờ tôi duyệt (2)" })).ToBeVisibleAsync();
        await Assertions.Expect(bhxh.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Thọ Xuân"); // Due sooner.
        var many = await theirs.NewPageAsync();
        await many.GotoAsync("/admin/approvals");
        await bhxh.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        Assert.True(await bhxh.Locator(".table-scroll [data-present]").EvaluateAsync<bool>("""
            present => {
                const [at, frame] = [present.getBoundingClientRect(), present.closest('.table-scroll').getBoundingClientRect()];
                return at.left >= frame.left && at.right <= frame.right;
            }
            """)); // The second stage would lie beyond the edge.
        await bhxh.Shot("approvals-present-390");
        await Press(bhxh, "Duyệt");
        await Press(bhxh, "Đóng");
        await Assertions.Expect(bhxh.Locator(".page-head").GetByText("Đã duyệt")).ToBeVisibleAsync();
        await Many(many);
        await bhxh.SetViewportSizeAsync(1280, 900);
        await bhxh.MustBeSound("approvals-approved-1280", bhxh.Errors());
        await _site.Deliver();
        await Void(link);

        await plan.ReloadAsync();
        await Assertions.Expect(plan.Locator(".page-head").GetByText("Đã duyệt")).ToBeVisibleAsync();
        await Press(plan, "Công bố");
        await Assertions.Expect(plan.Locator(".page-head").GetByText("Đã công bố")).ToBeVisibleAsync();
        await Public(planning);
    }

    // A list that was opened before: what was decided meanwhile is said beside what waits behind the bar, and is not counted twice.
    private static async Task Many(IPage page)
    {
        var console = page.Errors();
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync()) await box.CheckAsync();
        await Press(page, "Duyệt các mục đã chọn");
        await Assertions.Expect(page.GetByText("Đã duyệt 1 mục.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Chờ tôi duyệt (0)" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Title })).ToContainTextAsync("✓ Đã duyệt");
        await page.MustBeSound("approvals-many-390", console);
        await Press(page, "Hoàn tác");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Chờ tôi duyệt (1)" })).ToBeVisibleAsync();
    }

    // The link of the mail to BHXH: whoever opens it, a scanner of mails too, decides nothing.
    private async Task<string> Linked()
    {
        await _site.Deliver();
        var link = System.Text.RegularExpressions.Regex.Match((await _site.Mails("approvals.opened"))[^1], "/approvals/link/[0-9a-f]{32}").Value;
        await using var phone = await Browsers.Visitor(_site.Address, 360);
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.GotoAsync(link);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = Title })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true })).ToBeVisibleAsync();
        await page.MustBeSound("approvals-link-360", console);
        await page.SetViewportSizeAsync(1280, 900);
        await page.MustBeSound("approvals-link-1280", console);
        return link;
    }

    // It was decided in the inbox meanwhile.
    private async Task Void(string link)
    {
        await using var phone = await Browsers.Visitor(_site.Address, 360);
        var page = await phone.NewPageAsync();
        await page.GotoAsync(link);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true })).ToHaveCountAsync(0);
        await page.Shot("approvals-link-void-360");
    }

    // What the request's rows say: its revision, decisions in its history, and items that are decided.
    private async Task<(long Revision, long Decisions, long Decided)> Recorded()
    {
        const string Ours = $"(select id from apr_request where title = '{Title}')";
        return (await _site.Number($"select revision from apr_request where title = '{Title}'"),
            await _site.Number($"select count(*) from apr_audit_row where event = 'Decided' and request_id in {Ours}"),
            await _site.Number($"select count(*) from apr_work_item where (state <> 'Open' or outcome is not null) and request_id in {Ours}"));
    }

    // From now on everybody sees it.
    private async Task Public(List<string> planning)
    {
        Assert.Empty(planning);
        await using var visitor = await Browsers.Visitor(_site.Address, 360);
        var page = await visitor.NewPageAsync();
        Assert.Equal(200, (await page.GotoAsync("/events/" + PlanForm.Slug))!.Status);
        await Assertions.Expect(page.GetByText("Còn 50/50 chỗ").First).ToBeVisibleAsync();
        foreach (var address in new[] { "/events", "/events.ics", "/feed.xml", "/sitemap.xml" })
            Assert.Contains(PlanForm.Slug, await (await page.APIRequest.GetAsync(address)).TextAsync(), StringComparison.Ordinal);
    }

    private static async Task Press(IPage page, string name) => await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    internal static async Task<string> Planned(HttpClient api)
    {
        var campaign = (await Json(await api.GetAsync("campaigns", Ct))).GetProperty("items")[0].GetProperty("id").GetString();
        var venues = (await Json(await api.GetAsync("venues?limit=200", Ct))).GetProperty("items").EnumerateArray().Where(v => v.GetProperty("name").GetString() == "Nhà văn hóa phường Đông Quang");
        var venue = venues.First();
        var made = await Json(await api.PostAsJsonAsync("events", new
        {
            campaignId = campaign,
            title = Title,
            format = "commune-meeting",
            unitCode = venue.GetProperty("unitCode").GetString(),
            venueId = venue.GetProperty("id").GetString(),
            startsAt = "2026-03-12T14:00:00+07:00",
            endsAt = "2026-03-12T16:30:00+07:00",
            capacity = 50,
            registration = new { opensAt = "2026-03-02T08:00:00+07:00", closesAt = "2026-03-12T14:00:00+07:00", waitlist = true },
            presenterIds = Array.Empty<string>(),
        }, Ct));
        return made.GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
