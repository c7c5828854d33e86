using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>An administrator writes a new version of a route by its form: what is wrong is told beside its field, what differs from the version in use is
/// shown, and a trial says who would decide. And whoever is asked keeps a filter of the inbox.</summary>
public sealed class RouteEditorJourneyTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        if (!Browsers.LeftOut) _site = await TestSite.World("thanh-hoa-2026", settings: new() { ["Approvals:RequireSecondPublisher"] = "false" });
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_route_is_written_by_its_form_and_tried_before_it_is_published()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var page = await desk.NewPageAsync();
        var errors = page.Errors();
        await page.SignIn("admin");
        await page.GotoAsync("/admin/workflows/conference-plan");
        await Press(page, "Tạo bản mới");
        await Assertions.Expect(page.GetByText("Không khác gì.")).ToBeVisibleAsync();
        await page.MustBeSound("approvals-editor-1280", errors);

        await page.GetByLabel("Hạn duyệt").First.FillAsync("3 ngày");
        await Press(page, "Lưu và kiểm tra");
        await Assertions.Expect(page.Locator(".field-invalid").First).ToContainTextAsync("Hạn duyệt");
        errors.Clear(); // The browser tells of the refusal, which was wanted.
        await page.GetByLabel("Hạn duyệt").First.FillAsync("3wd");
        await Press(page, "Thêm bước");
        var last = page.GetByRole(AriaRole.Group, new() { Name = "Bước 4" });
        await last.GetByLabel("Mã", new() { Exact = true }).FillAsync("province-head");
        await last.GetByLabel("Chức danh").First.SelectOptionAsync("Giám đốc");
        await last.GetByLabel("Tổ chức").First.SelectOptionAsync("BHXH");
        await last.GetByLabel("Cấp, địa bàn, người hoặc bước").First.FillAsync("province");
        await Press(page, "Lưu và kiểm tra");
        await Assertions.Expect(page.GetByText("Đã lưu bản nháp")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "sla › due" })).ToContainTextAsync("3wd");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "province-head" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "onNoArea" })).ToHaveCountAsync(0); // What the form does not show is kept.
        await page.SetViewportSizeAsync(360, 800);
        await page.MustBeSound("approvals-editor-360", errors);

        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByLabel("Người trình").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Địa bàn", new() { Exact = true }).SelectOptionAsync("Khu vực Đông Sơn");
        await Press(page, "Chạy thử");
        await Assertions.Expect(page.GetByText("Cả đường đi, mọi người duyệt vào phút cuối")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("summary", new() { HasTextString = "Bước 1: Bưu điện" })).ToBeVisibleAsync(); // A trial leaves the draft's form as it is.
        await page.MustBeSound("approvals-trial-1280", errors);
        await Moved(page, errors);
        await Reported(page, errors);
    }

    // What runs on the version before is looked at, and then goes on along the new one.
    private static async Task Moved(IPage page, List<string> errors)
    {
        await Press(page, "Công bố bản này");
        await Assertions.Expect(page.GetByText("Đã công bố").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Chuyển 1 hồ sơ" })).ToHaveCountAsync(0); // Not before it was looked at.
        await Press(page, "Xem trước");
        await Assertions.Expect(page.GetByText("1 hồ sơ chuyển được, 0 không")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Hội nghị BHXH tự nguyện tại Thọ Xuân" }).Last).ToBeVisibleAsync();
        await page.MustBeSound("approvals-migrate-1280", errors);
        await page.SetViewportSizeAsync(360, 800);
        await page.MustBeSound("approvals-migrate-360", errors);
        await page.SetViewportSizeAsync(1280, 900);
        await Press(page, "Chuyển 1 hồ sơ");
        await Assertions.Expect(page.GetByText("Đã chuyển 1 hồ sơ, 0 không chuyển được")).ToBeVisibleAsync();
    }

    // The report is narrowed in its address, its numbers lead to what they count, and its tables are taken along as sheets.
    private static async Task Reported(IPage page, List<string> errors)
    {
        await page.GotoAsync("/admin/workflows/report");
        await Assertions.Expect(page.GetByLabel("Từ ngày")).ToHaveValueAsync("2025-12-02");
        await page.MustBeSound("approvals-report-1280", errors);
        await page.GetByLabel("Tuyến duyệt").SelectOptionAsync("Duyệt kế hoạch hội nghị");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("route=conference-plan(&|$)"));
        await page.GetByLabel("Địa bàn", new() { Exact = true }).SelectOptionAsync("Khu vực Thọ Xuân");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("area=tho-xuan"));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "1, Đã xong, Bưu điện" })).ToBeVisibleAsync();
        var sheet = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải CSV Thời gian từng bước (giờ làm việc)" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync((await sheet.PathAsync())!);
        Assert.StartsWith("\"Duyệt kế hoạch hội nghị\",\"BHXH\",\"0\",\"1\"", lines[2], StringComparison.Ordinal);

        await page.SetViewportSizeAsync(360, 800);
        await page.GetByRole(AriaRole.Link, new() { Name = "1, Đang chờ, BHXH", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 đang chờ")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hội nghị BHXH tự nguyện tại Thọ Xuân" })).ToHaveCountAsync(1);
        await page.MustBeSound("approvals-report-rows-360", errors);
        await page.GoBackAsync();
        await page.MustBeSound("approvals-report-360", errors);
        await page.GetByLabel("Từ ngày").FillAsync("2026-02-27"); // It was put up the day before.
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "1, Đã xong, Bưu điện" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "1, Đang chờ, BHXH", Exact = true })).ToHaveCountAsync(1);
        await page.GetByLabel("Địa bàn", new() { Exact = true }).SelectOptionAsync("Khu vực Nga Sơn");
        await Assertions.Expect(page.GetByText("Không có bước duyệt nào trong thời gian này")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_filter_of_the_inbox_is_kept_for_another_day()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var phone = await Browsers.Visitor(_site.Address, 360);
        var page = await phone.NewPageAsync();
        var errors = page.Errors();
        await page.SignIn("approver.bhxh");
        await page.GotoAsync("/admin/approvals");
        await page.Locator("summary", new() { HasTextString = "Lọc" }).ClickAsync();
        await page.GetByLabel("Duyệt cho").SelectOptionAsync(new SelectOptionValue { Label = "Kế hoạch hội nghị" });
        await Press(page, "Lọc");
        await page.GetByLabel("Tên bộ lọc").FillAsync("Hội nghị của tôi");
        await Press(page, "Lưu bộ lọc");
        await page.GotoAsync("/admin/approvals");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hội nghị của tôi" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("type=events.plan"));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Thọ Xuân" }).First).ToBeVisibleAsync();
        await page.MustBeSound("approvals-filter-360", errors);
        await page.GetByRole(AriaRole.Button, new() { Name = "Xóa bộ lọc Hội nghị của tôi" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hội nghị của tôi" })).ToHaveCountAsync(0);
    }

    private static async Task Press(IPage page, string name) => await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
}
