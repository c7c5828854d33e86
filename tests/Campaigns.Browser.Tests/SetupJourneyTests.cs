using System.Globalization;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using OtpNet;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>First run: the setup wizard, from an empty database to the first administrator's dashboard.</summary>
public sealed class SetupJourneyTests
{
    private const string Password = "mười hai ký tự";

    [Fact]
    public async Task An_empty_installation_is_set_up_by_its_first_administrator()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var site = await TestSite.Production();
        using (var http = site.Pages())
        {
            Assert.Equal("/setup", (await http.GetAsync("/admin", TestContext.Current.CancellationToken)).Headers.Location?.ToString());
            Assert.True((await http.GetAsync("/health/live", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        }

        await using (var first = await Browsers.Visitor(site.Address, 1280))
        {
            var page = await first.NewPageAsync();
            var console = page.Errors();
            await SiteAndAreas(page, console);
        }

        await using var again = await Browsers.Visitor(site.Address, 1280);
        var resumed = await again.NewPageAsync();
        var errors = resumed.Errors();
        await resumed.GotoAsync("/setup");
        await At(resumed, 4);
        await TargetsAndRules(resumed, errors);
        await Administrator(resumed, errors);
        await Begin(resumed, errors);
        await Done(site, resumed, errors);
    }

    private static async Task SiteAndAreas(IPage page, List<string> console)
    {
        await page.GotoAsync("/");
        await page.WaitForURLAsync("**/setup/1");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Cài đặt lần đầu" })).ToBeVisibleAsync();
        await At(page, 1);
        await page.GetByLabel("Ngôn ngữ chính").SelectOptionAsync(new SelectOptionValue { Label = "Tiếng Việt" });
        await page.GetByLabel("Ngôn ngữ phụ").SelectOptionAsync(new SelectOptionValue { Label = "English" });
        await page.GetByLabel("Múi giờ").SelectOptionAsync(new SelectOptionValue { Label = "Asia/Ho_Chi_Minh" });
        await Sound(page, "setup-1", console);
        await Next(page, 2);
        await Next(page, 2); // Nothing is filled in.
        await Assertions.Expect(page.GetByText("Có 1 chỗ cần sửa")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToBeFocusedAsync();
        console.Clear(); // The refused form answers 422, which a browser writes down.
        await Sound(page, "setup-2", console);
        await page.Locator("[data-error-summary] a").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Đơn vị chủ trì")).ToBeFocusedAsync();
        await page.GetByLabel("Đơn vị chủ trì").FillAsync("BHXH tỉnh Thanh Hóa");
        await page.GetByLabel("Đơn vị phối hợp").FillAsync("Bưu điện tỉnh Thanh Hóa");
        await Next(page, 3);
        await page.GetByLabel("Dùng danh mục Thanh Hóa có sẵn").CheckAsync();
        await Assertions.Expect(page.GetByText("166 xã/phường")).ToBeVisibleAsync();
        await page.GetByLabel("Tên cấp trung gian").FillAsync("Khu vực");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khu vực" }).ClickAsync();
        await page.GetByLabel("Khu vực 1").FillAsync("Đông Sơn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khu vực" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Khu vực 2")).ToBeFocusedAsync();
        await page.GetByLabel("Khu vực 2").FillAsync("Nga Sơn");
        await Sound(page, "setup-3", console);
        await Next(page, 4);
    }

    private static async Task TargetsAndRules(IPage page, List<string> console)
    {
        await page.GetByLabel("Năm").FillAsync(TimeProvider.System.GetLocalNow().Year.ToString(CultureInfo.InvariantCulture));
        await page.GetByLabel("Chỉ tiêu toàn tỉnh").FillAsync("10000");
        await page.GetByLabel("Đông Sơn").FillAsync("6.000");
        await Assertions.Expect(page.GetByLabel("Chỉ tiêu toàn tỉnh")).ToHaveValueAsync("10.000");
        await page.GetByLabel("Nga Sơn").FillAsync("3.900");
        await Next(page, 4);
        await Assertions.Expect(page.GetByText("Còn thiếu 100").First).ToBeVisibleAsync();
        console.Clear();
        await Sound(page, "setup-4", console);
        await page.GetByLabel("Nga Sơn").FillAsync("4.000");
        await page.GetByLabel("Nga Sơn").BlurAsync();
        await Assertions.Expect(page.GetByText("Đủ 10.000")).ToBeVisibleAsync();
        await Next(page, 5);
        await page.GetByLabel("Bưu điện trước, BHXH sau").CheckAsync();
        await Sound(page, "setup-5", console);
        await Next(page, 6);
        await page.GetByLabel("Bỏ qua, làm sau").CheckAsync();
        await Sound(page, "setup-6", console);
        await Next(page, 7);
        await page.GetByLabel("Dùng mức theo quy định hiện hành").CheckAsync();
        foreach (var shown in new[] { "22%", "1.500.000 đ", "Luật BHXH 41/2024/QH15", "Ví dụ", "Nguồn:" })
            await Assertions.Expect(page.GetByText(shown.Replace(" đ", "\u00A0đ", StringComparison.Ordinal)).First).ToBeVisibleAsync();
        await Sound(page, "setup-7", console);
        await Next(page, 8);
    }

    private static async Task Administrator(IPage page, List<string> console)
    {
        await page.GetByLabel("Họ và tên").FillAsync("Lê Quản Trị");
        await page.GetByLabel("Tên đăng nhập").FillAsync("admin");
        await page.GetByLabel("Mật khẩu").FillAsync("123");
        await Next(page, 8);
        await Assertions.Expect(page.GetByText("ít nhất 12 ký tự").First).ToBeVisibleAsync();
        console.Clear();
        await Sound(page, "setup-8", console);
        await page.GetByLabel("Mật khẩu").FillAsync(Password);
        await Next(page, 9);
    }

    private static async Task Begin(IPage page, List<string> console)
    {
        foreach (var shown in new[] { "Cơ sở dữ liệu", "Thư mục tệp", "Chưa có SMS", "bỏ qua được" }) await Assertions.Expect(page.GetByText(shown).First).ToBeVisibleAsync();
        await Sound(page, "setup-9", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu" }).DblClickAsync();
        await Assertions.Expect(page.GetByText("Đã xong")).ToBeVisibleAsync();
        await Sound(page, "setup-done", console);
    }

    // Who may do everything signs in with two steps, from the first page on.
    private static async Task SecondFactor(IPage page, List<string> console)
    {
        var secret = (await page.Locator("code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await Sound(page, "setup-second-factor", console);
        await page.GetByLabel("Mã 6 số ứng dụng đang hiện").FillAsync(new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp());
        await page.GetByRole(AriaRole.Button, new() { Name = "Bật xác thực hai bước" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Mã khôi phục").First).ToBeVisibleAsync();
    }

    private static async Task Done(TestSite site, IPage page, List<string> console)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Vào trang quản trị" }).ClickAsync();
        await page.GetByLabel("Tên đăng nhập").FillAsync("admin");
        await page.GetByLabel("Mật khẩu").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await SecondFactor(page, console);
        await page.GotoAsync("/admin/dashboard");
        await Assertions.Expect(page.GetByText("0 / 10.000 người").First).ToBeVisibleAsync();
        await Sound(page, "setup-dashboard", console);
        await page.GotoAsync("/");
        foreach (var shown in new[] { "Tôi phải đóng bao nhiêu?", "Báo cho tôi khi có buổi gần nhà", "1900\u00A09068", "BHXH tỉnh Thanh Hóa" }) await Assertions.Expect(page.GetByText(shown).First).ToBeVisibleAsync();
        await Sound(page, "setup-home", console);
        using var http = site.Pages();
        Assert.Equal(404, (int)(await http.GetAsync("/setup", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(200, (int)(await http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(1, await site.Number("select count(*) from acc_account"));
        Assert.Equal(1, await site.Number("select count(*) from tgt_campaign"));
        Assert.Equal(0, await site.Number("select count(*) from core_state where key in ('setup-draft', 'setup-run')"));
    }

    // On a phone and at a desk.
    private static async Task Sound(IPage page, string name, List<string> console)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.MustBeSound($"{name}-{width}", console);
        }
    }

    private static async Task Next(IPage page, int arrives)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và tiếp tục" }).ClickAsync();
        await At(page, arrives);
    }

    private static Task At(IPage page, int step) => Assertions.Expect(page.GetByText($"Bước {step}/9")).ToBeVisibleAsync();
}
