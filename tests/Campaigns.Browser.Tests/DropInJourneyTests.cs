using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A new module is dropped in, looked at, switched on, used, switched off and on again, and a broken one harms nobody; no restart, no code touched.</summary>
public sealed class DropInJourneyTests : IAsyncLifetime
{
    private const string Meeting = "/events/dong-tien-28-02-2026";
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
    public async Task A_module_is_dropped_in_and_enabled_without_touching_code()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var admin = await desk.NewPageAsync();
        var console = admin.Errors();
        await admin.SignIn("admin");
        await using var other = await Browsers.Visitor(_site.Address, 360);
        var running = await other.NewPageAsync();
        await running.SignIn("coordinator");

        await Find(admin, console);
        await Enable(admin, console, running);
        await Answer();
        await See(admin, "1", console);
        await DisableAndEnable(admin, console);
        await Break(admin, console);
        await Small(running);
    }

    private async Task Find(IPage admin, List<string> console)
    {
        await admin.GotoAsync("/admin/modules");
        DropIns.Place(_site.DataPath, "Campaigns.Survey");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Quét lại" }).ClickAsync();
        await Assertions.Expect(admin.GetByText("Mới phát hiện: Khảo sát sau hội nghị")).ToBeVisibleAsync();
        await Assertions.Expect(Card(admin)).ToContainTextAsync("MỚI PHÁT HIỆN");
        await Assertions.Expect(Card(admin)).ToContainTextAsync("2 trang, 1 quyền, 3 bảng");
        await admin.MustBeSound("features-found-1280", console);
        await Card(admin).GetByRole(AriaRole.Link, new() { Name = "Xem trước thay đổi" }).ClickAsync();
        foreach (var wanted in new[] { "/admin/surveys", "Xem kết quả khảo sát", "svy_answer", "Sự kiện", "ForgetContacts" })
            await Assertions.Expect(admin.Locator("main")).ToContainTextAsync(wanted);
        await admin.MustBeSound("feature-preview-1280", console);
    }

    private async Task Enable(IPage admin, List<string> console, IPage running)
    {
        await admin.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Bật") }).ClickAsync();
        await Assertions.Expect(admin.GetByText("Đã bật: Khảo sát sau hội nghị")).ToBeVisibleAsync();
        await Assertions.Expect(Card(admin)).ToContainTextAsync("Đang bật");
        await Assertions.Expect(Menu(admin)).ToBeVisibleAsync();
        await admin.MustBeSound("features-on-1280", console);
        await admin.GotoAsync("/admin/roles");
        await Assertions.Expect(admin.GetByText("Xem kết quả khảo sát").First).ToBeAttachedAsync();
        Assert.Contains("/api/v1/surveys", await (await admin.APIRequest.GetAsync("/openapi/v1.json")).TextAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (await running.GotoAsync("/admin"))!.Status);
        Assert.EndsWith("/admin", running.Url, StringComparison.Ordinal);
    }

    private async Task Answer()
    {
        await using var phone = await Browsers.Visitor(_site.Address, 360);
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.GotoAsync(Meeting);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Góp ý buổi này" })).ToBeVisibleAsync();
        await page.MustBeSound("feedback-asked-360", console);
        await page.GetByRole(AriaRole.Link, new() { Name = "Gửi góp ý" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Hãy chọn một mức").First).ToBeVisibleAsync();
        console.Clear(); // The browser notes the refusal's own status as an error.
        await page.GetByLabel("4 – Tốt").CheckAsync();
        await page.GetByLabel("Ý kiến khác").FillAsync("Báo cáo viên nói dễ hiểu.");
        await page.MustBeSound("feedback-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Cảm ơn ông/bà đã góp ý")).ToBeVisibleAsync();
        await _site.Deliver();
    }

    private static async Task See(IPage admin, string answers, List<string> console)
    {
        await Menu(admin).ClickAsync();
        var row = admin.GetByRole(AriaRole.Row).Filter(new() { HasText = "Đông Tiến" });
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync(answers);
        await admin.MustBeSound("survey-results-1280", console);
    }

    private async Task DisableAndEnable(IPage admin, List<string> console)
    {
        await admin.GotoAsync("/admin/modules");
        await Card(admin).Locator("summary", new() { HasText = "Tắt…" }).ClickAsync();
        await Assertions.Expect(Card(admin).GetByText("Dữ liệu giữ nguyên")).ToBeVisibleAsync();
        await admin.MustBeSound("feature-off-1280", console);
        await Card(admin).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Tắt Khảo") }).ClickAsync();
        await Assertions.Expect(admin.GetByText("Đã tắt: Khảo sát sau hội nghị")).ToBeVisibleAsync();
        await Assertions.Expect(Menu(admin)).ToHaveCountAsync(0);
        Assert.Equal(404, (await admin.APIRequest.GetAsync("/admin/surveys")).Status);
        Assert.DoesNotContain("Góp ý buổi này", await (await admin.APIRequest.GetAsync(Meeting)).TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Xem kết quả khảo sát", await (await admin.APIRequest.GetAsync("/admin/roles")).TextAsync(), StringComparison.Ordinal);

        await Card(admin).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Bật") }).ClickAsync();
        await Assertions.Expect(admin.GetByText("Đã bật: Khảo sát sau hội nghị")).ToBeVisibleAsync();
        await See(admin, "1", console);

        await admin.GotoAsync("/admin/modules");
        await Card(admin, "Events").Locator("summary", new() { HasText = "Tắt…" }).ClickAsync();
        await Card(admin, "Events").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Tắt") }).ClickAsync();
        await Assertions.Expect(admin.Locator("[data-error-summary]")).ToContainTextAsync("Khảo sát sau hội nghị đang cần");
        console.Clear();
    }

    private async Task Break(IPage admin, List<string> console)
    {
        await admin.GetByText("Tải tính năng lên").ClickAsync();
        await admin.GetByLabel("Gói tính năng (.zip)").SetInputFilesAsync(DropIns.Zip("Campaigns.Broken"));
        await admin.GetByRole(AriaRole.Button, new() { Name = "Tải lên" }).ClickAsync();
        await Assertions.Expect(admin.GetByText("Mới phát hiện: Mẫu bị lỗi")).ToBeVisibleAsync();
        await Card(admin, "Broken").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Bật") }).ClickAsync();
        await Assertions.Expect(Card(admin, "Broken")).ToContainTextAsync("Không khởi động được, đã tự tắt");
        await Card(admin, "Broken").GetByText("Xem lý do").ClickAsync();
        await Assertions.Expect(Card(admin, "Broken").GetByText("the service it needs is not there")).ToBeVisibleAsync();
        console.Clear();
        await admin.MustBeSound("features-broken-1280", console);
        foreach (var path in new[] { "/", Meeting, "/admin", "/admin/surveys", "/admin/events" })
            Assert.Equal(200, (await admin.APIRequest.GetAsync(path)).Status);
        var health = await admin.APIRequest.GetAsync("/health/ready");
        Assert.Equal(200, health.Status);
        Assert.Contains("module Broken", await health.TextAsync(), StringComparison.Ordinal);
    }

    // The same pages on a phone, for somebody who may see results but not switch features.
    private static async Task Small(IPage running)
    {
        var console = running.Errors();
        await running.GotoAsync("/admin/surveys");
        await running.MustBeSound("survey-results-360", console);
        await running.GetByRole(AriaRole.Row).Filter(new() { HasText = "Đông Tiến" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(running.GetByText("Báo cáo viên nói dễ hiểu.")).ToBeVisibleAsync();
        await running.MustBeSound("survey-answers-360", console);
        Assert.Equal(403, (await running.APIRequest.GetAsync("/admin/modules")).Status);
        await running.Context.ClearCookiesAsync();
        await running.SignIn("admin");
        foreach (var (path, name) in new[] { ("/admin/modules", "features"), ("/admin/modules/Survey", "feature-preview") })
        {
            await running.GotoAsync(path);
            await running.MustBeSound(name + "-360", console);
        }
    }

    private static ILocator Card(IPage page, string feature = "Survey") => page.Locator($"section#{feature}");

    private static ILocator Menu(IPage page) => page.Locator("nav a[href$='/admin/surveys']").First;
}
