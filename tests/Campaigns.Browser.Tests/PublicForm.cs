using Microsoft.Playwright;

namespace Campaigns.Browser.Tests;

/// <summary>The public form, filled in page by page.</summary>
internal static class PublicForm
{
    /// <summary>From the first page to the sent form.</summary>
    public static async Task Register(this IPage page, string name, string phone, string? commune = null)
    {
        await page.GetByLabel("Họ và tên").FillAsync(name);
        await page.Next();
        await page.GetByLabel("Số điện thoại").FillAsync(phone);
        await page.Next();
        if (commune is not null) await page.GetByLabel("Xã/phường").SelectOptionAsync(new SelectOptionValue { Label = commune });
        await page.Next();
        await page.Next();
        await page.GetByLabel("Tôi đồng ý cho dùng thông tin này để tổ chức buổi gặp").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đăng ký" }).ClickAsync();
    }

    public static Task Next(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
}
