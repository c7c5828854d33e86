using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>The meeting that several journeys plan, through the form as a coordinator fills it in.</summary>
internal static class PlanForm
{
    public const string Title = "Hội nghị BHXH tự nguyện tại Đông Quang", Slug = "dong-quang-12-03-2026";

    /// <summary>From the calendar to a saved draft that the public does not see.</summary>
    public static async Task PlanDongQuang(this IPage page, List<string> console)
    {
        await page.GotoAsync("/admin/calendar");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lập buổi" }).First.ClickAsync();
        await page.GetByLabel("Tên buổi").FillAsync(Title);
        await page.GetByLabel("Xã/phường").FillAsync("Đông Quang");
        await page.GetByLabel("Ngày", new() { Exact = true }).FillAsync("12/3/26");
        await page.GetByLabel("Bắt đầu").FillAsync("14:00");
        await page.GetByLabel("Kết thúc").FillAsync("16:30");
        await page.GetByLabel("Địa điểm", new() { Exact = true }).FillAsync("Nhà văn hóa phường Đông Quang");
        await page.GetByLabel("Số chỗ").FillAsync("50");
        await page.GetByLabel("Báo cáo viên").FillAsync("Nguyễn Thị Thảo");
        await page.GetByLabel("Người bàn đăng ký").FillAsync("Cao Thị Nhung");
        await page.GetByLabel("Người bàn đăng ký").BlurAsync();
        await Assertions.Expect(page.GetByText("Không có xung đột")).ToBeVisibleAsync();
        await page.MustBeSound("plan-1280", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nháp").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Thứ Năm, 12/03/2026").First).ToBeVisibleAsync();
        Assert.Equal(404, (await page.APIRequest.GetAsync("/events/" + Slug)).Status);
    }
}
