using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>An administrator gives somebody a role at a place, sees it work there and nowhere else, asks why, and takes it back; somebody on leave
/// lends what they may do. In the world of 2026.</summary>
public sealed class RolesJourneyTests : IAsyncLifetime
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
    public async Task A_role_is_given_at_a_place_works_there_from_the_next_page_on_is_explained_and_ended()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        await using var phone = await Browsers.Visitor(_site.Address, 360);
        var (admin, hoa) = (await desk.NewPageAsync(), await phone.NewPageAsync());
        var console = admin.Errors();
        await admin.SignIn("admin");
        await hoa.SignIn("presenter");
        Assert.Equal(403, (await hoa.GotoAsync("/admin/people"))!.Status);

        await admin.GotoAsync("/admin/users");
        await admin.GetByRole(AriaRole.Link, new() { Name = "Phạm Thị Hoa" }).ClickAsync();
        await admin.GetByLabel("Vai trò", new() { Exact = true }).SelectOptionAsync("Điều phối viên khu vực");
        await admin.GetByLabel("Nơi áp dụng", new() { Exact = true }).SelectOptionAsync("Khu vực Quảng Xương");
        await admin.MustBeSound("account-grant-1280", console);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Giao vai trò" }).ClickAsync();
        await Assertions.Expect(admin.GetByText("Đã giao vai trò")).ToBeVisibleAsync();

        var account = admin.Url[admin.Url.LastIndexOf('/')..];
        await admin.SetViewportSizeAsync(360, 740);
        await admin.GotoAsync("/admin/accounts" + account);
        await admin.MustBeSound("account-grant-360", console);
        await admin.SetViewportSizeAsync(1280, 900);

        Assert.Equal(200, (await hoa.GotoAsync("/admin/people"))!.Status);
        Assert.Equal(["Khu vực Quảng Xương"], (await hoa.GetByLabel("Khu vực").Locator("option").AllInnerTextsAsync()).Skip(1));

        await Explained(admin, console);
        await admin.GotoAsync("/admin/accounts" + account);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Kết thúc Điều phối viên khu vực, Khu vực Quảng Xương" }).ClickAsync();
        await Assertions.Expect(admin.GetByText("Đã kết thúc vai trò")).ToBeVisibleAsync();
        Assert.Equal(403, (await hoa.GotoAsync("/admin/people"))!.Status);
    }

    [Fact]
    public async Task Who_is_away_lends_to_a_colleague_and_a_role_never_gets_what_it_must_not_have()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var page = await desk.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("coordinator.dongson");
        await page.GotoAsync("/admin/delegations");
        await page.GetByLabel("Người thay").FillAsync("Bùi Văn Sơn");
        await page.GetByLabel("Từ ngày").FillAsync("2026-03-02");
        await page.GetByLabel("Đến hết ngày").FillAsync("2026-03-06");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ủy quyền", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Ủy quyền cho Bùi Văn Sơn")).ToBeVisibleAsync();
        await page.MustBeSound("delegations-1280", console);

        await using var other = await Browsers.Visitor(_site.Address, 360);
        var son = await other.NewPageAsync();
        await son.SignIn("collector");
        Assert.Equal(200, (await son.GotoAsync("/admin/people"))!.Status);
        await son.GotoAsync("/admin/delegations");
        await Assertions.Expect(son.GetByText("Thay Nguyễn Văn Bình")).ToBeVisibleAsync();
        await son.MustBeSound("delegations-360", son.Errors());

        await using var house = await Browsers.Visitor(_site.Address, 1280);
        var admin = await house.NewPageAsync();
        await admin.SignIn("admin");
        await admin.GotoAsync("/admin/roles/auditor");
        await Assertions.Expect(admin.GetByLabel("Lập, sửa và dời buổi gặp")).ToBeDisabledAsync();
        await admin.MustBeSound("role-1280", admin.Errors());
    }

    private static async Task Explained(IPage admin, List<string> console)
    {
        await admin.GotoAsync("/admin/access/why?account=presenter&permission=people.person-view");
        await admin.GetByLabel("Nơi áp dụng", new() { Exact = true }).SelectOptionAsync("Khu vực Quảng Xương");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Giải thích" }).ClickAsync();
        await Assertions.Expect(admin.GetByText("Vai trò Điều phối viên khu vực ở Khu vực Quảng Xương")).ToBeVisibleAsync();
        await admin.GetByLabel("Nơi áp dụng", new() { Exact = true }).SelectOptionAsync("Khu vực Nga Sơn");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Giải thích" }).ClickAsync();
        await Assertions.Expect(admin.GetByText("Có quyền này ở Khu vực Quảng Xương, nhưng không ở Khu vực Nga Sơn")).ToBeVisibleAsync();
        await admin.MustBeSound("why-1280", console);
    }
}
