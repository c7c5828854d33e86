using System.Text;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A season from a sheet: read into the grid, what is wrong is shown there and put right, and the rest is planned; then one of them is repeated.</summary>
public sealed class SeasonJourneyTests : IAsyncLifetime
{
    private const string Sheet = """
        Tên buổi;Xã/phường;Ngày;Bắt đầu;Kết thúc;Địa điểm;Số chỗ;Báo cáo viên
        Họp dân Đông Quang;Đông Quang;07/04/2026;14:00;16:30;Nhà văn hóa phường Đông Quang;50;Nguyễn Thị Thảo
        Họp dân Tiên Trang;Tiên Trang;07/04/2026;15:00;17:00;Hội trường xã Tiên Trang;40;Nguyễn Thị Thảo
        Họp dân Lưu Vệ;Lưu Vệ;35/04/2026;08:00;10:00;Hội trường xã Lưu Vệ;60;Phạm Thị Hoa
        """;

    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        if (!Browsers.LeftOut) _site = await TestSite.World("thanh-hoa-2026");
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_season_is_planned_from_a_sheet_and_a_series_from_one_meeting()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var page = await desk.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("coordinator");
        await page.GotoAsync("/admin/events/grid");
        await page.GetByLabel("Tệp bảng tính").SetInputFilesAsync(new FilePayload { Name = "mua-xuan.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Sheet) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Đọc tệp" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2/3 dòng lập được")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr[data-row='1']")).ToContainTextAsync("Trùng giờ: Nguyễn Thị Thảo");
        await Assertions.Expect(page.Locator("tr[data-row='3']")).ToContainTextAsync("✕");
        await page.MustBeSound("planning-grid-1280", console);

        await page.GetByLabel("Ngày, dòng 3").FillAsync("8/4/26");
        await page.GetByLabel("Báo cáo viên, dòng 2").FillAsync("Đỗ Thị Lan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra lại" }).ClickAsync();
        await Assertions.Expect(page.GetByText("3/3 dòng lập được")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lập 3 buổi" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Họp dân Đông Quang" }).ClickAsync();
        Assert.Equal(3, await _site.Number("select count(*) from evt_event where status = 'draft' and slug like '%-04-2026'"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Lặp lại" }).ClickAsync();
        await page.GetByLabel("Quy tắc lặp").FillAsync("FREQ=WEEKLY;COUNT=4");
        await page.GetByLabel("Bỏ các ngày").FillAsync("31/04/2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Bỏ các ngày")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Bỏ các ngày").FillAsync("21/04/2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lập 2 buổi" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/events?status=draft");
        Assert.Equal(1, await _site.Number("select count(*) from evt_event where slug = 'dong-quang-28-04-2026'"));
        await HalfFilled(desk, page);
    }

    // What is typed is kept as it is typed, when the page is left and when the session has ended, and offered to its writer when they are back.
    private static async Task HalfFilled(IBrowserContext desk, IPage page)
    {
        await page.GotoAsync("/admin/events/new");
        await page.GetByLabel("Tên buổi").PressSequentiallyAsync("Hội nghị gõ dở");
        await Assertions.Expect(page.Locator("[data-draft-said]")).ToContainTextAsync("Đã lưu nháp");
        await page.GetByLabel("Ghi chú").FillAsync("Mang loa");
        await page.GotoAsync("/admin/calendar");
        await page.GotoAsync("/admin/events/new");
        await Assertions.Expect(page.GetByText("Có bản chưa lưu: Hội nghị gõ dở")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Làm tiếp" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Ghi chú")).ToHaveValueAsync("Mang loa");

        await desk.ClearCookiesAsync(new() { Name = "campaigns" });
        await page.GetByLabel("Ghi chú").FillAsync("Mang loa, hai mi-crô");
        await Assertions.Expect(page.Locator("[data-draft-said]")).ToContainTextAsync("Phiên làm việc đã hết");
        await page.SignIn("coordinator");
        await page.GotoAsync("/admin/events/new");
        await page.GetByRole(AriaRole.Link, new() { Name = "Làm tiếp" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Ghi chú")).ToHaveValueAsync("Mang loa, hai mi-crô");
        await page.GotoAsync("/admin/events/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ bản này" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/events/new");
        await Assertions.Expect(page.GetByText("Có bản chưa lưu")).ToHaveCountAsync(0);
    }
}
