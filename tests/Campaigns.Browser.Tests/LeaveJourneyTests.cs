using System.Net.Http.Json;
using System.Text.Json;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>An approver goes on leave: a colleague stands in, returns a plan, and approves it in its second round; when the leave ends, so does the cover.</summary>
public sealed class LeaveJourneyTests : IAsyncLifetime
{
    private const string ThoXuan = "Hội nghị BHXH tự nguyện tại Thọ Xuân";

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
    public async Task Who_is_away_is_stood_in_for_through_a_return_and_a_second_round()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var his = await Browsers.Visitor(_site.Address, 1280);
        var anh = await his.NewPageAsync();
        var console = anh.Errors();
        await anh.SignIn("approver.bhxh");
        await anh.GotoAsync("/admin/delegations");
        Assert.DoesNotContain("Mai Xuân Thủy", await anh.GetByLabel("Người thay").InnerTextAsync()); // Of the other organisation.
        await Lend(anh, "Lưu Thị Ngọc");
        await Assertions.Expect(anh.GetByText("Ủy quyền cho Lưu Thị Ngọc")).ToBeVisibleAsync();
        await anh.MustBeSound("delegations-approvals-1280", console);
        await _site.Deliver();
        Assert.Equal(2, await _site.Number("select count(*) from ntf_message where template = 'approvals.substitute' and channel = 'mail'"));

        await using var hers = await Browsers.Visitor(_site.Address, 390);
        var ngoc = await hers.NewPageAsync();
        var errors = ngoc.Errors();
        await ngoc.SignIn("approver.bhxh.2");
        await ngoc.GotoAsync("/admin/delegations");
        await Assertions.Expect(ngoc.GetByText("Trịnh Quốc Anh: đang vắng")).ToBeVisibleAsync();
        await ngoc.GotoAsync("/admin/approvals");
        await Assertions.Expect(ngoc.GetByRole(AriaRole.Heading, new() { Name = "Chờ tôi duyệt (1)" })).ToBeVisibleAsync();
        await Assertions.Expect(ngoc.GetByText("thay Trịnh Quốc Anh")).ToBeVisibleAsync();
        await ngoc.GetByRole(AriaRole.Link, new() { Name = ThoXuan }).ClickAsync();
        await Press(ngoc, "Trả lại…");
        await Assertions.Expect(ngoc.GetByText("Xin ghi lý do").First).ToBeVisibleAsync();
        errors.Clear(); // The refusal's 422 is told in the console.
        await ngoc.GetByRole(AriaRole.Checkbox, new() { Name = "Giờ", Exact = true }).CheckAsync();
        await ngoc.GetByLabel("Ý kiến", new() { Exact = false }).First.FillAsync("Trùng họp xã");
        await Press(ngoc, "Trả lại…");
        await Press(ngoc, "Đóng");
        await Assertions.Expect(ngoc.Locator(".page-head").GetByText("Cần sửa")).ToBeVisibleAsync();
        await _site.Deliver();
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'approvals.returned' and channel = 'mail'"));

        await Resubmit();
        await using var theirs = await Browsers.Visitor(_site.Address, 390);
        var post = await theirs.NewPageAsync();
        await post.SignIn("approver.post");
        await post.GotoAsync("/admin/approvals");
        await post.GetByRole(AriaRole.Link, new() { Name = ThoXuan }).ClickAsync();
        await Assertions.Expect(post.GetByText("Khác lần trước: giờ 08:00→14:00")).ToBeVisibleAsync();
        await post.MustBeSound("approvals-second-round-390", post.Errors());
        await Press(post, "Duyệt");
        await Press(post, "Đóng");
        await Assertions.Expect(post.GetByText("Chờ duyệt: BHXH")).ToBeVisibleAsync();

        await ngoc.ReloadAsync();
        await Press(ngoc, "Duyệt");
        await Press(ngoc, "Đóng");
        await Assertions.Expect(ngoc.Locator(".page-head").GetByText("Đã duyệt")).ToBeVisibleAsync();
        await Assertions.Expect(ngoc.GetByRole(AriaRole.Heading, new() { Name = "Lượt 1" })).ToBeVisibleAsync();
        await Assertions.Expect(ngoc.GetByRole(AriaRole.Heading, new() { Name = "Lượt 2" })).ToBeVisibleAsync();
        await Assertions.Expect(ngoc.GetByText("Lưu Thị Ngọc duyệt thay Trịnh Quốc Anh")).ToBeVisibleAsync();
        await ngoc.MustBeSound("approvals-stood-in-390", errors);

        await _site.Move(DateTimeOffset.Parse("2026-03-07T08:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));
        await ngoc.GotoAsync("/admin/approvals");
        await Assertions.Expect(ngoc.GetByText("Không có gì chờ duyệt")).ToBeVisibleAsync();
        await Raised(post);
    }

    // A plan nobody answers goes to those above when its working day is over.
    private async Task Raised(IPage post)
    {
        var planner = await _site.Api("coordinator.dongson");
        var id = await ApprovalsJourneyTests.Planned(planner);
        await Json(await planner.PostAsync($"events/{id}/submit", null, Ct));
        await _site.Deliver();
        await _site.Move(DateTimeOffset.Parse("2026-03-10T07:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));
        await _site.Deliver();
        Assert.Equal(0, await _site.Number("select count(*) from apr_audit_row where event = 'Escalated'")); // A Saturday and a Sunday do not count.
        await _site.Move(DateTimeOffset.Parse("2026-03-10T09:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));
        await _site.Deliver();
        Assert.Equal(1, await _site.Number("select count(*) from apr_audit_row where event = 'Escalated'"));
        await post.GotoAsync("/admin/approvals");
        await post.GetByRole(AriaRole.Link, new() { Name = "Hội nghị BHXH tự nguyện tại Đông Quang" }).ClickAsync();
        await Assertions.Expect(post.GetByText("Quá hạn").First).ToBeVisibleAsync();
        await Assertions.Expect(post.GetByText("quá hạn, đã chuyển lên cấp trên")).ToBeVisibleAsync();
        await post.SetViewportSizeAsync(360, 800);
        await post.GotoAsync(post.Url.Split('#')[0] + "?rows=clocks#history");
        await Assertions.Expect(post.GetByRole(AriaRole.Rowheader, new() { Name = "Chuyển lên" })).ToBeVisibleAsync();
        await post.MustBeSound("approvals-raised-360", post.Errors());
    }

    private static async Task Lend(IPage page, string colleague)
    {
        await page.GetByLabel("Người thay").SelectOptionAsync(colleague);
        await page.GetByLabel("Từ ngày").FillAsync("2026-03-02");
        await page.GetByLabel("Đến hết ngày").FillAsync("2026-03-06");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Sự kiện", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ủy quyền", Exact = true }).ClickAsync();
    }

    // What the coordinator changes and sends on again.
    private async Task Resubmit()
    {
        var api = await _site.Api("coordinator");
        var found = (await Json(await api.GetAsync("events?from=2026-03-21&to=2026-03-21", Ct))).GetProperty("items").EnumerateArray().First(e => e.GetProperty("title").GetString() == ThoXuan);
        var id = found.GetProperty("id").GetString();
        Assert.Equal("returned", found.GetProperty("status").GetString());
        await Json(await api.PatchAsJsonAsync($"events/{id}", new { startsAt = "2026-03-21T14:00:00+07:00", endsAt = "2026-03-21T16:30:00+07:00" }, Ct));
        await Json(await api.PostAsync($"events/{id}/submit", null, Ct));
        await _site.Deliver();
    }

    private static async Task Press(IPage page, string name) => await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
