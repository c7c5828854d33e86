using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A full meeting: somebody joins the waitlist, a place is given back, offered, let go, offered on and taken.</summary>
public sealed class WaitlistJourneyTests : IAsyncLifetime
{
    private const string Slug = "quang-ninh-15-03-2026";
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
    public async Task A_place_given_back_goes_down_the_waitlist_in_order()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var phone = await Browsers.Visitor(_site.Address, 360);
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var (page, list) = (await phone.NewPageAsync(), await desk.NewPageAsync());
        var (console, errors) = (page.Errors(), list.Errors());
        await Join(page, console);
        await list.SignIn("coordinator");
        await GiveBack(list, page, errors);
        await LetGo(list);
        await Take(page, list, console);
    }

    private static async Task Join(IPage page, List<string> console)
    {
        await page.GotoAsync($"/events/{Slug}");
        await Assertions.Expect(page.GetByText("Đã đủ chỗ").First).ToBeVisibleAsync();
        await page.MustBeSound("full-360", console);
        await page.GetByRole(AriaRole.Link, new() { Name = "Vào danh sách chờ" }).First.ClickAsync();
        await page.Register("Mai Thị Thu", "0977 111 222");
        await Assertions.Expect(page.GetByText("Ông/bà là người thứ 4")).ToBeVisibleAsync();
        await page.MustBeSound("waiting-360", console);
    }

    private async Task GiveBack(IPage list, IPage page, List<string> errors)
    {
        var id = await _site.Text($"select lower(cast(id as text)) from evt_event where slug = '{Slug}'");
        await list.GotoAsync($"/admin/events/{id}/registrations?q=dinh+thi+hong");
        await list.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Hủy chỗ") }).ClickAsync();
        await Assertions.Expect(list.GetByText("39/40")).ToBeVisibleAsync();
        await Assertions.Expect(list.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Hoàn tác") })).ToBeVisibleAsync();
        await list.MustBeSound("undo-bar-1280", errors);
        await list.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Đóng") }).ClickAsync();
        await list.GotoAsync($"/admin/events/{id}/registrations?status=offered");
        await Assertions.Expect(list.GetByText("Đang giữ cho Lê Văn Tám đến 08:00 ngày 03/03")).ToBeVisibleAsync();
        await Assertions.Expect(list.GetByText("40/40")).ToBeVisibleAsync();
        await list.MustBeSound("offered-1280", errors);
        await page.GotoAsync($"/events/{Slug}");
        await Assertions.Expect(page.GetByText("Đã đủ chỗ").First).ToBeVisibleAsync();
        await _site.Deliver();
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'registrations.offer'"));
    }

    private async Task LetGo(IPage list)
    {
        await _site.Move(new DateTimeOffset(2026, 3, 3, 8, 1, 0, TimeSpan.FromHours(7)));
        await _site.Deliver();
        await list.ReloadAsync();
        await Assertions.Expect(list.GetByText("Đang giữ cho Trịnh Thị Na đến 08:01 ngày 04/03")).ToBeVisibleAsync();
        await list.GotoAsync(new Uri(list.Url).AbsolutePath + "?status=offer-expired");
        await Assertions.Expect(list.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Lê Văn Tám.*Hết hạn giữ chỗ") })).ToBeVisibleAsync();
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'registrations.offer-expired'"));
        Assert.Equal(2, await _site.Number("select count(*) from ntf_message where template = 'registrations.offer'"));
    }

    private async Task Take(IPage page, IPage list, List<string> console)
    {
        await page.GotoAsync(await _site.Link(await Phone("Trịnh Thị Na"), "registrations.offer"));
        await page.MustBeSound("offer-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Giữ chỗ" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã đăng ký").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".ticket-code")).ToHaveTextAsync(new Regex("^[A-Z2-9]{3}-[A-Z2-9]{3}$"));
        await list.GotoAsync(new Uri(list.Url).AbsolutePath + "?status=waitlisted");
        await Assertions.Expect(list.GetByText("40/40")).ToBeVisibleAsync();
        Assert.Equal(["Hồ Văn Út", "Mai Thị Thu"], await list.Locator("tbody th").AllInnerTextsAsync());
        await page.GotoAsync(await _site.Link(await Phone("Lê Văn Tám"), "registrations.offer"));
        await Assertions.Expect(page.GetByText("Chỗ này đã hết hạn giữ")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Vào lại danh sách chờ" })).ToBeVisibleAsync();
        await page.MustBeSound("offer-over-360", console);
    }

    private async Task<string> Phone(string name) =>
        Campaigns.Data.Privacy.FieldSeal.Open((await _site.Text($"select r.phone from reg_registration r join reg_roster x on x.id = r.roster_id where x.slug = '{Slug}' and r.full_name = '{name}'"))!);
}
