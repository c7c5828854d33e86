using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A presenter falls ill: a certified one is found, undone, chosen again, and those concerned are told.</summary>
public sealed class SubstituteJourneyTests : IAsyncLifetime
{
    private const string Slug = "dong-son-14-03-2026";
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
    public async Task An_ill_presenter_is_replaced_and_only_those_concerned_are_told()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var page = await desk.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("coordinator.dongson");
        await Leave(page, console);
        await Ranked(page, console);

        await Choose(page);
        await Assertions.Expect(page.GetByText("Nguyễn Thị Thảo báo cáo thay Phạm Thị Hoa")).ToBeVisibleAsync();
        await Assertions.Expect(Presenter(page)).ToHaveTextAsync("Nguyễn Thị Thảo");
        await page.MustBeSound("substituted-1280", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Assertions.Expect(Presenter(page)).ToHaveTextAsync("Phạm Thị Hoa");
        await _site.Deliver();
        Assert.Equal(0, await _site.Number("select count(*) from ntf_message where template like 'events.st%' or template like 'events.subst%'"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Tìm người thay" }).ClickAsync();
        await Choose(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đóng" }).ClickAsync();
        await Assertions.Expect(Presenter(page)).ToHaveTextAsync("Nguyễn Thị Thảo");
        await Assertions.Expect(page.GetByText("Đã công bố").First).ToBeVisibleAsync();
        await Told();
        await using var visitor = await Browsers.Visitor(_site.Address, 360);
        var phone = await visitor.NewPageAsync();
        var theirs = phone.Errors();
        await phone.GotoAsync("/events/" + Slug);
        await Assertions.Expect(phone.GetByText("Nguyễn Thị Thảo")).ToBeVisibleAsync();
        await phone.MustBeSound("substituted-public-360", theirs);
    }

    private static async Task Leave(IPage page, List<string> console)
    {
        await page.GotoAsync("/admin/staff");
        await page.GetByRole(AriaRole.Link, new() { Name = "Phạm Thị Hoa" }).ClickAsync();
        await page.GetByLabel("Từ ngày").FillAsync("2026-03-14");
        await page.GetByLabel("Đến ngày").FillAsync("2026-03-14");
        await page.GetByLabel("Lý do").FillAsync("Ốm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm nghỉ phép" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 buổi bị ảnh hưởng: Đông Sơn 14/03")).ToBeVisibleAsync();
        await page.MustBeSound("leave-affects-1280", console);
        await page.GetByRole(AriaRole.Link, new() { Name = "Tìm người thay" }).ClickAsync();
    }

    private static async Task Ranked(IPage page, List<string> console)
    {
        await Assertions.Expect(page.Locator("tr[data-candidate]").First).ToBeVisibleAsync();
        Assert.Equal(["Nguyễn Thị Thảo", "Vũ Đình Dũng", "Đỗ Thị Lan"], await page.Locator("tr[data-candidate] th").AllInnerTextsAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Không đề xuất" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("li[data-candidate='Lê Minh Tuấn']")).ToContainTextAsync("Nghỉ phép 14–15/03");
        await Assertions.Expect(page.Locator("li[data-candidate='Hoàng Văn Khoa']")).ToContainTextAsync("Chưa có chứng nhận BHXH-01");
        await page.MustBeSound("substitutes-1280", console);
    }

    private static Task Choose(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Chọn Nguyễn Thị Thảo" }).ClickAsync();

    private static ILocator Presenter(IPage page) => page.Locator("dt:text-is('Báo cáo viên') + dd");

    private async Task Told()
    {
        await _site.Deliver();
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'events.stand-in-staff' and channel = 'sms'"));
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'events.stood-in-staff' and channel = 'sms'"));
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'events.substituted-staff' and channel = 'sms'"));
        Assert.Equal(0, await _site.Number("select count(*) from ntf_message where template like 'events.%' and template not like '%-staff'"));
    }
}
