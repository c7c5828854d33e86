using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>Behind the link in a person's message: cancel, take it back, cancel for good, come back, and the day after its time.</summary>
public sealed class TicketLinkJourneyTests : IAsyncLifetime
{
    private const string Slug = "dong-son-14-03-2026";
    private const string Phone = "+84966222333";
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
    public async Task Somebody_cancels_by_link_and_comes_back()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        string link;
        await using (var first = await Browsers.Visitor(_site.Address, 360)) link = await Register(await first.NewPageAsync());
        await using var visitor = await Browsers.Visitor(_site.Address, 360);
        var page = await visitor.NewPageAsync();
        var console = page.Errors();
        await Open(page, link, console);
        await Cancel(page, link, console);
        await ComeBack(page, console);
    }

    [Fact]
    public async Task Who_is_known_already_is_served_like_anybody_else()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var visitor = await Browsers.Visitor(_site.Address, 360);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/events/{Slug}/register");
        await page.Register("nguyen thi lan", "+84 912 345 678", "Phường Đông Tiến");
        await Assertions.Expect(page.GetByText("Đã đăng ký. Mã vé:")).ToBeVisibleAsync();
        foreach (var hint in new[] { "Nguyễn Thị Lan", "Đông Tiến 28/02", "đã đăng ký buổi", "28/02/2026" }) Assert.Equal(0, await page.GetByText(hint).CountAsync());
        await _site.Deliver();
        Assert.Equal(1, await _site.Number($"select count(*) from reg_registration r join reg_roster x on x.id = r.roster_id where r.full_name = 'nguyen thi lan' and x.slug = '{Slug}'"));
    }

    private async Task<string> Register(IPage page)
    {
        await page.GotoAsync($"/events/{Slug}/register");
        await page.Register("Cao Văn Hải", "0966 222 333");
        await Assertions.Expect(page.GetByText("Đã đăng ký. Mã vé:")).ToBeVisibleAsync();
        await SeatsLeft(page, 17);
        await _site.Deliver();
        return await _site.Link(Phone, "registrations.ticket");
    }

    private static async Task Open(IPage page, string link, List<string> console)
    {
        await page.GotoAsync(link);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vé của Cao Văn Hải" })).ToBeVisibleAsync();
        Assert.Equal("noindex", await page.Locator("meta[name=robots]").GetAttributeAsync("content"));
        await page.MustBeSound("my-ticket-360", console);
        var altered = link[..^1] + (link[^1] == 'A' ? 'B' : 'A');
        var (unknown, nowhere) = (await page.APIRequest.GetAsync(altered), await page.APIRequest.GetAsync("/my-no-such-page"));
        Assert.Equal((404, 404), (unknown.Status, nowhere.Status));
        Assert.Equal(Plain(await nowhere.TextAsync()), Plain(await unknown.TextAsync()));
    }

    private async Task Cancel(IPage page, string link, List<string> console)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Hủy đăng ký" }).ClickAsync();
        await Cancelled(page, 18);
        await page.MustBeSound("my-ticket-cancelled-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Còn 17/60 chỗ")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hủy đăng ký" }).ClickAsync();
        await Cancelled(page, 18);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đóng" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Đăng ký lại" })).ToBeVisibleAsync();

        // Back to the page as it was, and the same form once more.
        var token = await page.APIRequest.GetAsync(link);
        var form = Regex.Match(await token.TextAsync(), "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        var again = page.APIRequest.CreateFormData();
        again.Append("__RequestVerificationToken", form);
        Assert.Equal(200, (await page.APIRequest.PostAsync(link + "?handler=Cancel", new() { Form = again })).Status);
        await _site.Deliver();
        Assert.Single(await _site.Sms(Phone, "registrations.cancelled"));
        Assert.Equal(1, await _site.Number("select count(*) from reg_registration where full_name = 'Cao Văn Hải'"));
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("Còn 18/60 chỗ")).ToBeVisibleAsync();
    }

    private async Task ComeBack(IPage page, List<string> console)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng ký lại" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Còn 17/60 chỗ")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vé của Cao Văn Hải" })).ToBeVisibleAsync();
        await page.MustBeSound("my-ticket-again-360", console);
        await _site.Move(new DateTimeOffset(2026, 4, 14, 8, 0, 0, TimeSpan.FromHours(7)));
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Đường dẫn này đã hết hạn" })).ToBeVisibleAsync();
        await page.MustBeSound("my-ticket-expired-360", console);
        var before = (await _site.Sms(Phone, "registrations.ticket")).Count;
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi lại đường dẫn đến 0966 ••• 333" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Chúng tôi đã gửi đường dẫn mới đến 0966 ••• 333.")).ToBeVisibleAsync();
        await _site.Deliver();
        Assert.Equal(before + 1, (await _site.Sms(Phone, "registrations.ticket")).Count);
    }

    private static async Task Cancelled(IPage page, int left)
    {
        await Assertions.Expect(page.GetByText("Đã hủy chỗ của ông/bà")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText($"Còn {left}/60 chỗ")).ToBeVisibleAsync();
    }

    private static async Task SeatsLeft(IPage page, int left)
    {
        await page.GotoAsync($"/events/{Slug}");
        await Assertions.Expect(page.GetByText($"Còn {left}/60 chỗ").First).ToBeVisibleAsync();
    }

    // What people read of a page.
    private static string Plain(string html) => Regex.Replace(Regex.Match(html, "<title>.*?</title>|<main.*</main>", RegexOptions.Singleline).Value, "[A-Za-z0-9_-]{22,}", "");
}
