using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Playwright;
using OtpNet;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>Every page, on a phone and on a desk, light and dark, Vietnamese and English. The short form looks at each page for staff on a phone, and at
/// every third one on a desk and in the dark; <c>./test --long</c> at all of them in each way.</summary>
public sealed partial class EveryPageTests(EveryPageTests.OneSite shared) : IClassFixture<EveryPageTests.OneSite>
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") is { Length: > 0 };

    private readonly TestSite _site = shared.Site;

    public static TheoryData<int, bool, string> Ways { get; } = new() { { 360, false, "" }, { 1280, false, "" }, { 360, true, "/en" } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Public_pages_are_sound(int width, bool dark, string language)
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var visitor = await Browsers.Visitor(_site.Address, width, scheme: dark ? ColorScheme.Dark : ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await Look(page, EveryPage.Public, width, language, dark ? "dark" : "light");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Staff_pages_are_sound(int width, bool dark, string language)
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var visitor = await Browsers.Visitor(_site.Address, width, scheme: dark ? ColorScheme.Dark : ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.SignIn("admin");
        await Look(page, Long || (width, dark) == (360, false) ? EveryPage.Staff : [.. EveryPage.Staff.Where((_, i) => i % 3 == (dark ? 1 : 0))], width, language, dark ? "dark" : "light");
    }

    [Fact]
    public async Task Doors_that_open_once_are_sound()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var visitor = await Browsers.Visitor(_site.Address, 360);
        var page = await visitor.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("editor");
        await page.GotoAsync("/admin/account/second-factor");
        var secret = (await page.Locator("code[data-secret]").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await Enter(page, "Code", new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime));
        await Assertions.Expect(page.Locator("[data-recovery-codes]")).ToBeVisibleAsync();
        await page.MustBeSound("page-recovery-codes-360", console);
        await visitor.ClearCookiesAsync();

        await page.GotoAsync("/login");
        await page.GetByLabel("Tên đăng nhập").FillAsync("editor");
        await Enter(page, "Password", TestSite.Password);
        await page.WaitForURLAsync("**/login/second-step");
        await page.MustBeSound("page-second-step-360", console);

        await page.GotoAsync("/login/forgotten");
        await Enter(page, "Who", "trainer");
        await Assertions.Expect(page.Locator(".alert-ok")).ToBeVisibleAsync();
        await _site.Deliver();
        await page.GotoAsync(await Message(visitor));
        await page.MustBeSound("page-password-link-360", console);
        await Assertions.Expect(page.Locator("input[name=NewPassword]")).ToBeVisibleAsync();
    }

    // The link in the message, which the administrator sees in the outbox; that page is looked at on the way.
    private async Task<string> Message(IBrowserContext visitor)
    {
        var admin = await visitor.NewPageAsync();
        var console = admin.Errors();
        await admin.SignIn("admin");
        await admin.GotoAsync("/admin/outbox?q=accounts.password-reset");
        await admin.Locator("main a[href*='/admin/outbox/']").First.ClickAsync();
        await admin.WaitForURLAsync(Message());
        await admin.MustBeSound("page-outbox-message-360", console);
        var link = PasswordLink().Match(await admin.ContentAsync()).Value;
        await visitor.ClearCookiesAsync();
        return link;
    }

    private static async Task Enter(IPage page, string field, string value)
    {
        await page.Locator($"input[name={field}]").FillAsync(value);
        await page.Locator($"input[name={field}]").PressAsync("Enter");
    }

    [GeneratedRegex("/login/password/[A-Za-z0-9_-]{22}")]
    private static partial Regex PasswordLink();

    [GeneratedRegex("/admin/outbox/[0-9a-f-]{36}")]
    private static partial Regex Message();

    [Fact]
    public void No_page_is_forgotten()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        var looked = EveryPage.Public.Concat(EveryPage.Staff).Select(EveryPage.Shape).Concat(EveryPage.OfJourneys).ToHashSet(StringComparer.Ordinal);
        var there = _site.Endpoints().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => EveryPage.Shape("/" + e.RoutePattern.RawText!.Trim('/'))).Where(p => !p.StartsWith("/{culture", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Assert.True(there.Count > 100, $"only {there.Count} pages were found");
        Assert.Empty(there.Except(looked).Order(StringComparer.Ordinal));
        Assert.Empty(EveryPage.OfJourneys.Except(there).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_first_public_view_is_light()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var visitor = await Browsers.Visitor(_site.Address, 360, javaScript: false);
        var page = await visitor.NewPageAsync();
        var sizes = new List<(string Url, int Bytes)>();
        var loads = new List<Task>();
        page.RequestFinished += (_, request) => loads.Add(Measure(request));
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Task.WhenAll(loads);
        Assert.True(sizes.Sum(s => s.Bytes) <= 100 * 1024, $"{sizes.Sum(s => s.Bytes)} bytes: {string.Join(", ", sizes)}");
        Assert.True(sizes.Count <= 12, $"{sizes.Count} requests");

        async Task Measure(IRequest request)
        {
            var size = await request.SizesAsync();
            lock (sizes) sizes.Add((request.Url, size.ResponseBodySize + size.ResponseHeadersSize));
        }
    }

    private async Task Look(IPage page, string[] paths, int width, string language, string scheme)
    {
        var console = page.Errors();
        var findings = new List<string>();
        foreach (var path in paths)
        {
            var answer = await page.GotoAsync(language + await EveryPage.Address(_site, path));
            try
            {
                Assert.Equal(path switch { "/no-such-page" => 404, "/login/outside?handler=Failed" => 422, _ => 200 }, answer!.Status);
                if (answer.Status >= 400) console.Clear(); // The browser notes the page's own status as an error.
                await page.MustBeSound($"page{(path == "/" ? "-home" : path.Replace('/', '-').Replace('?', '-'))}{language.Replace('/', '-')}-{scheme}-{width}", console);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                findings.Add($"{path}: {e.Message}");
                console.Clear();
            }
        }

        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }

    /// <summary>The site they look at; nobody changes it.</summary>
    public sealed class OneSite : IAsyncLifetime
    {
        public TestSite Site { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            if (Browsers.LeftOut) return;
            Site = await TestSite.World();
            await DemoWorlds.SwitchAllOn(Site);
        }

        public async ValueTask DisposeAsync()
        {
            if (Site is not null) await Site.DisposeAsync();
        }
    }
}
