using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>The public looks for a meeting: as a month, on the map, near where they are; in the world in which Đông Sơn's was moved to 21/03/2026.</summary>
internal static class PublicMeetings
{
    public static async Task LookAround(IBrowserContext phone)
    {
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.GotoAsync("/events");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tháng", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thứ Bảy, 21/03/2026" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thứ Bảy, 14/03/2026" })).ToHaveCountAsync(0);
        await page.MustBeSound("meetings-month-360", console);
        await page.GetByRole(AriaRole.Link, new() { Name = "Bản đồ" }).ClickAsync();
        await page.GetByLabel("Tìm theo tên hoặc nơi").FillAsync("nha van hoa"); // Halls of two of the three, without marks.
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Bản đồ: 2 buổi ở 2 nơi")).ToBeVisibleAsync();
        await Near(phone, page);
        await page.MustBeSound("meetings-map-360", console);
        await page.GetByRole(AriaRole.Link, new() { Name = "Thứ Bảy, 21/03/2026" }).ClickAsync();
        await Facts(page);
    }

    /// <summary>Reads without script: month, map with its places, and the facts of one.</summary>
    public static async Task WithoutScript(IPage page)
    {
        await page.GotoAsync("/events?q=nơi không có");
        await Assertions.Expect(page.Locator("#others")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hội nghị BHXH tự nguyện tại Nga Thắng", Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync("/events?view=map&q=dong son");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nhà văn hóa phường Đông Sơn" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Xếp nơi gần tôi lên trước" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Nhà văn hóa phường Đông Sơn: 1 buổi" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Contains("#place-", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Thứ Bảy, 21/03/2026" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Đến đó thế nào?" })).ToBeVisibleAsync();
    }

    // Refused first, then allowed: what is near comes first, and nothing of it leaves the device.
    private static async Task Near(IBrowserContext phone, IPage page)
    {
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        var first = page.Locator("#places > li").First;
        await Assertions.Expect(first).ToContainTextAsync("Nga Thắng"); // The soonest.
        await page.GetByRole(AriaRole.Button, new() { Name = "Xếp nơi gần tôi lên trước" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Chưa biết ông/bà ở đâu.")).ToBeVisibleAsync();
        await phone.GrantPermissionsAsync(["geolocation"]);
        await phone.SetGeolocationAsync(new() { Latitude = 19.80f, Longitude = 105.70f });
        await page.GetByRole(AriaRole.Button, new() { Name = "Xếp nơi gần tôi lên trước" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã xếp nơi gần lên trước.")).ToBeVisibleAsync();
        await Assertions.Expect(first).ToContainTextAsync("Đông Sơn");
        await Assertions.Expect(first).ToContainTextAsync("cách khoảng 1,8 km");
        Assert.Empty(asked);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length"));
    }

    private static async Task Facts(IPage page)
    {
        using var data = JsonDocument.Parse(await page.Locator("script[type='application/ld+json']").TextContentAsync() ?? "");
        string? Of(string name) => data.RootElement.GetProperty(name).ToString();
        Assert.Equal(("Event", "2026-03-21T08:00:00+07:00", "https://schema.org/EventRescheduled", "2026-03-14T08:00:00+07:00"), (Of("@type"), Of("startDate"), Of("eventStatus"), Of("previousStartDate")));
        Assert.Equal("Nhà văn hóa phường Đông Sơn", data.RootElement.GetProperty("location").GetProperty("name").GetString());
        Assert.EndsWith("/events/dong-son-14-03-2026", Of("url"), StringComparison.Ordinal);
    }
}
