using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>What blocks a plan is seen while it is typed, stops it from being sent on, and is gone when hall, person or time change; of two who want one
/// person at one time, one has him.</summary>
public sealed class ClashJourneyTests : IAsyncLifetime
{
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
    public async Task A_person_a_certificate_and_a_hall_block_and_hours_are_changed_by_keyboard()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var page = await desk.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("coordinator");
        await Plan(page, "Lưu Vệ", "14/03/2026", "09:00", "11:30", "Hội trường xã Lưu Vệ", "Phạm Thị Hoa", "80");
        await Assertions.Expect(page.GetByText("⊘ Trùng giờ: Phạm Thị Hoa có buổi tại Đông Sơn 08:00–10:30").First).ToBeVisibleAsync();
        await page.MustBeSound("clash-1280", console);
        await Save(page);
        await Assertions.Expect(page.GetByText("Nháp").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert], .error-summary").First).ToContainTextAsync("Phạm Thị Hoa có buổi tại Đông Sơn");
        await Assertions.Expect(page.GetByText("Nháp").First).ToBeVisibleAsync();
        console.Clear(); // The refused form's status is an error to the browser.

        await Presenter(page, "Hoàng Văn Khoa");
        await Assertions.Expect(page.Locator("#check")).ToContainTextAsync("⊘ Hoàng Văn Khoa: Chưa có chứng nhận BHXH-01 vào ngày 14/03/2026");
        await Presenter(page, "Nguyễn Thị Thảo");
        await Assertions.Expect(page.Locator("#check")).Not.ToContainTextAsync("⊘");
        await Assertions.Expect(page.Locator("#check")).ToContainTextAsync("Địa điểm có 60 chỗ, buổi đặt 80");
        await SentOnWithAReason(page);
        await OtherHours(page, console);
        await Calendar(page, console);
    }

    [Fact]
    public async Task Of_two_who_want_one_presenter_at_once_one_has_him_and_the_other_is_told_and_keeps_the_form()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var one = await Browsers.Visitor(_site.Address, 1280);
        await using var other = await Browsers.Visitor(_site.Address, 1280);
        var (mine, hers) = (await one.NewPageAsync(), await other.NewPageAsync());
        await mine.SignIn("coordinator");
        await hers.SignIn("admin");
        await Plan(mine, "Tiên Trang", "13/03/2026", "08:00", "10:00", "Hội trường xã Tiên Trang", "Vũ Đình Dũng", "40");
        await Plan(hers, "Quảng Ninh", "13/03/2026", "08:00", "10:00", "Hội trường xã Quảng Ninh", "Vũ Đình Dũng", "40");
        await Save(mine);
        await Save(hers);
        foreach (var page in new[] { mine, hers }) await page.GetByLabel("Lý do cho cảnh báo").FillAsync("Gấp");
        await Task.WhenAll(new[] { mine, hers }.Select(page => page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt" }).ClickAsync()));

        Assert.Equal(1, await _site.Number("select count(*) from evt_event where status <> 'draft' and (slug like 'tien-trang-13-03%' or slug like 'quang-ninh-13-03%')"));
        var refused = (await mine.Locator(".page-head").InnerTextAsync()).Contains("Nháp", StringComparison.Ordinal) ? mine : hers;
        await Assertions.Expect(refused.GetByText(new Regex("Trùng giờ: Vũ Đình Dũng có buổi tại (Tiên Trang|Quảng Ninh)")).First).ToBeVisibleAsync();
        await Assertions.Expect(refused.GetByLabel("Báo cáo viên")).ToHaveValueAsync("Vũ Đình Dũng");
    }

    // A warning is no block: with a reason it is sent on, and the approver reads the reason.
    private async Task SentOnWithAReason(IPage page)
    {
        await page.GetByLabel("Lý do cho cảnh báo").FillAsync("Kê thêm ghế");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Chờ duyệt: Bưu điện").First).ToBeVisibleAsync();
        await using var theirs = await Browsers.Visitor(_site.Address, 360);
        var approver = await theirs.NewPageAsync();
        await approver.SignIn("approver.post");
        await approver.GotoAsync("/admin/approvals");
        await approver.GetByRole(AriaRole.Link, new() { Name = "Hội nghị BHXH tự nguyện tại Lưu Vệ" }).ClickAsync();
        await Assertions.Expect(approver.GetByText("Kê thêm ghế").First).ToBeVisibleAsync();
    }

    // Hall taken; another hour, typed without the mouse.
    private static async Task OtherHours(IPage page, List<string> console)
    {
        await Plan(page, "Đông Sơn", "14/03/2026", "10:00", "12:00", "Nhà văn hóa phường Đông Sơn", "Đỗ Thị Lan", "60");
        await Assertions.Expect(page.Locator("#check")).ToContainTextAsync("Trùng địa điểm");
        await Save(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Đổi giờ" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#check")).ToContainTextAsync("Trùng địa điểm");
        await page.GetByLabel("Bắt đầu").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("13:30");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("15:30");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#check")).Not.ToContainTextAsync("Trùng địa điểm");
        await page.MustBeSound("change-time-1280", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("13:30–15:30").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-conflict=venue-double-booked]")).ToHaveCountAsync(0);
    }

    // Dragged to another day, and the same by the link beside it; who looks by hall, by day or keeps the view sees it too.
    private static async Task Calendar(IPage page, List<string> console)
    {
        await page.GotoAsync("/admin/calendar?view=week&from=2026-03-09");
        await page.MustBeSound("calendar-week-1280", console);
        var draft = page.Locator("[data-day='2026-03-14'] li", new() { HasText = "13:30" });
        await draft.DragToAsync(page.Locator("[data-day='2026-03-12']"));
        await page.WaitForURLAsync("**/time?day=2026-03-12");
        await Assertions.Expect(page.GetByLabel("Ngày mới")).ToHaveValueAsync("Thứ Năm, 12/03/2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await page.GotoAsync("/admin/calendar?view=week&from=2026-03-09&q=dong+son");
        await page.Locator("[data-day='2026-03-12'] li").GetByRole(AriaRole.Link, new() { Name = "Đổi giờ" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/time");

        await page.GotoAsync("/admin/calendar?view=venues&from=2026-03-09");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Nhà văn hóa phường Đông Sơn" })).ToContainTextAsync("08:00");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lưu dạng xem" }).ClickAsync();
        await page.GetByLabel("Tên", new() { Exact = true }).FillAsync("Hội trường tuần bão");
        await page.MustBeSound("saved-views-1280", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu dạng xem" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hội trường tuần bão" })).ToHaveAttributeAsync("aria-current", "page");
        await page.GotoAsync("/admin/calendar?view=agenda&from=2026-03-01");
        await page.MustBeSound("calendar-agenda-1280", console);
    }

    private static async Task Plan(IPage page, string unit, string day, string start, string end, string venue, string presenter, string seats)
    {
        await page.GotoAsync("/admin/events/new");
        await page.GetByLabel("Tên buổi").FillAsync($"Hội nghị BHXH tự nguyện tại {unit}");
        await page.GetByLabel("Xã/phường").FillAsync(unit);
        await page.GetByLabel("Ngày", new() { Exact = true }).FillAsync(day);
        await page.GetByLabel("Bắt đầu").FillAsync(start);
        await page.GetByLabel("Kết thúc").FillAsync(end);
        await page.GetByLabel("Địa điểm").FillAsync(venue);
        await page.GetByLabel("Số chỗ").FillAsync(seats);
        await Presenter(page, presenter);
    }

    private static async Task Presenter(IPage page, string name)
    {
        await page.GetByLabel("Báo cáo viên").FillAsync(name);
        await page.GetByLabel("Báo cáo viên").BlurAsync();
        await page.WaitForResponseAsync(answer => answer.Url.Contains("handler=Check", StringComparison.Ordinal));
    }

    private static async Task Save(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/admin/events/[0-9a-f-]{36}$"));
    }
}
