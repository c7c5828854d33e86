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
        await OfAnotherOrganisation(anh, console);
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
        Assert.DoesNotContain("Trịnh Quốc Anh", await Suggested(ngoc));
        await Lend(ngoc, "Trịnh Quốc Anh");
        await Assertions.Expect(ngoc.Locator(".field-invalid")).ToContainTextAsync("Người này cũng vắng mặt trong những ngày đó");
        errors.Clear(); // The refusal's 422 is told in the console.
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
        await Assertions.Expect(ngoc.GetByText("Đã trả lại.")).ToBeVisibleAsync();
        Assert.Equal(0, await _site.Number("select count(*) from apr_audit_row where event = 'Returned'")); // Not before the bar is closed.
        await Press(ngoc, "Đóng");
        await Assertions.Expect(ngoc.Locator(".page-head").GetByText("Cần sửa")).ToBeVisibleAsync();
        Assert.Equal(1, await _site.Number("select count(*) from apr_audit_row where event = 'Returned'"));
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
        await page.GetByLabel("Người thay").FillAsync(colleague);
        await page.GetByLabel("Từ ngày").FillAsync("2026-03-02");
        await page.GetByLabel("Đến hết ngày").FillAsync("2026-03-06");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Sự kiện", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ủy quyền", Exact = true }).ClickAsync();
    }

    // What the coordinator changes on her page and sends on again.
    private async Task Resubmit()
    {
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var page = await desk.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("coordinator");
        await page.GotoAsync("/admin/events?from=2026-03-21&to=2026-03-21");
        await page.GetByRole(AriaRole.Link, new() { Name = ThoXuan }).ClickAsync();
        await Assertions.Expect(page.Locator(".page-head").GetByText("Cần sửa")).ToBeVisibleAsync();
        await page.GetByLabel("Bắt đầu").FillAsync("14:00");
        await page.GetByLabel("Kết thúc").FillAsync("16:30");
        await page.GetByLabel("Kết thúc").BlurAsync();
        await Assertions.Expect(page.GetByText("Không có xung đột")).ToBeVisibleAsync();
        await page.MustBeSound("approvals-sent-again-1280", console);
        await Press(page, "Gửi duyệt");
        await Assertions.Expect(page.Locator(".page-head").GetByText("Chờ duyệt: Bưu điện")).ToBeVisibleAsync();
        await _site.Deliver();
    }

    // Typed by name: while it is typed and when it is sent, whoever works elsewhere is nobody.
    private static async Task OfAnotherOrganisation(IPage page, List<string> console)
    {
        Assert.DoesNotContain("Mai Xuân Thủy", await Suggested(page));
        await page.GetByLabel("Người thay").PressSequentiallyAsync("Mai Xuân Thủy");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).GetByText("Không có ai phù hợp trong đơn vị")).ToBeVisibleAsync();
        await page.MustBeSound("delegations-nobody-1280", console);
        await Lend(page, "Mai Xuân Thủy");
        await Assertions.Expect(page.Locator(".field-invalid").GetByText("Không có ai phù hợp trong đơn vị")).ToBeVisibleAsync();
        console.Clear(); // The refusal's 422 is told in the console.
        await page.GetByLabel("Người thay").FillAsync("luu thi");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).GetByText("Không có ai phù hợp trong đơn vị")).ToHaveCountAsync(0);
    }

    private static async Task<IReadOnlyList<string>> Suggested(IPage page) =>
        await page.Locator("#colleagues option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)");

    private static async Task Press(IPage page, string name) => await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
