using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>How much would I pay, what would I get: on a phone, without scripts.</summary>
public sealed class CalculatorJourneyTests : IAsyncLifetime
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
    public async Task A_visitor_learns_what_she_pays_and_gets()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var visitor = await Browsers.Visitor(_site.Address, 360, javaScript: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tôi phải đóng bao nhiêu?" }).First.ClickAsync();
        await page.GetByLabel("Nữ").CheckAsync();
        await page.GetByLabel("Năm sinh").FillAsync("1981");
        await page.GetByLabel("Mức thu nhập chọn đóng").FillAsync("1.500.000");
        await Calculate(page);
        var text = await page.InnerTextAsync("main");
        foreach (var wanted in new[] { "264.000\u00A0đ", "66.000\u00A0đ", "675.000\u00A0đ", "2041", "51.480.000\u00A0đ", "6 năm 5 tháng", "Nghị định 159/2025" })
            Assert.Contains(wanted, text, StringComparison.Ordinal);
        await page.Shot("calculator-360-without-scripts");
        var address = page.Url;

        await page.GetByLabel("Mức thu nhập chọn đóng").FillAsync("1000000");
        await Calculate(page);
        await Assertions.Expect(page.GetByText("Mức thấp nhất là 1.500.000").First).ToBeVisibleAsync();

        await using var other = await Browsers.Visitor(_site.Address, 1280);
        var second = await other.NewPageAsync();
        var console = second.Errors();
        await second.GotoAsync(address);
        await Assertions.Expect(second.GetByText("675.000").First).ToBeVisibleAsync();
        await second.MustBeSound("calculator-1280", console);
    }

    [Fact]
    public async Task The_first_page_is_light_leads_to_the_question_and_news_can_be_read()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var visitor = await Browsers.Visitor(_site.Address, 360, javaScript: false);
        var page = await visitor.NewPageAsync();
        var tools = await visitor.NewCDPSessionAsync(page);
        var transferred = 0.0;
        await tools.SendAsync("Network.enable");
        tools.Event("Network.loadingFinished").OnEvent += (_, e) => transferred += e!.Value.GetProperty("encodedDataLength").GetDouble();
        Assert.Equal(200, (await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle }))!.Status);
        Assert.InRange(transferred, 1_000, 100_000);
        await Assertions.Expect(page.Locator("main a.btn").First).ToHaveTextAsync("Tôi phải đóng bao nhiêu?");

        await page.GotoAsync("/announcements");
        await page.Locator("main h2 a, main h3 a").First.ClickAsync();
        Assert.True((await page.InnerTextAsync("main")).Length > 200, "an announcement without text");
        Assert.Matches(@"\d{2}/\d{2}/\d{4}", await page.InnerTextAsync("main"));
        await page.Shot("announcement-360-without-scripts");
    }

    private static Task Calculate(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Tính", Exact = true }).ClickAsync();
}
