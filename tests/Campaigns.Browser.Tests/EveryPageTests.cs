using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>Every page, on a phone and on a desk, light and dark, Vietnamese and English. The short form looks at each page for staff on a phone, and at
/// every third one on a desk and in the dark; <c>./test --long</c> at all of them in each way.</summary>
public sealed class EveryPageTests(EveryPageTests.OneSite shared) : IClassFixture<EveryPageTests.OneSite>
{
    private static readonly string[] Public =
        ["/", "/events", "/events/{held}", "/announcements", "/calculator", "/help", "/privacy", "/accessibility", "/search?q=bao hiem", "/login", "/login/forgotten", "/certificates/verify", "/certificates/verify/TH-2018-000201", "/no-such-page"];

    private static readonly string[] Staff =
    [
        "/admin", "/admin/events", "/admin/events/new", "/admin/calendar", "/admin/calendar?view=presenters&from=2019-05-06", "/admin/calendar?view=board", "/admin/calendar?view=map", "/admin/venues", "/admin/staff", "/admin/people", "/admin/areas", "/admin/organisations", "/admin/campaigns",
        "/admin/targets", "/admin/targets?edit=true", "/admin/campaigns/new", "/admin/dashboard", "/admin/dashboard?area=399", "/admin/enrolments", "/admin/rules", "/admin/announcements", "/admin/outbox", "/admin/users", "/admin/roles", "/admin/roles/desk", "/admin/delegations", "/admin/access/why?account=desk&permission=events.event-plan", "/admin/modules", "/admin/modules/Events", "/admin/audit",
        "/admin/operations", "/admin/plan", "/admin/system/demo", "/admin/courses", "/admin/courses/new", "/admin/certifications", "/admin/certifications/gaps", "/admin/certifications/import", "/admin/my-training", "/admin/certificates/TH-2018-000201", "/account", "/admin/account/second-factor", "/admin/account/confirm", "/admin/users/new", "/desk", "/admin/approvals", "/admin/approvals?tab=all", "/admin/approvals/preferences", "/admin/workflows", "/admin/workflows/conference-plan", "/admin/workflows/report", "/admin/workflows/calendar",
        "/admin/my-papers", "/admin/observations", "/admin/paper-results", "/admin/question-bank", "/admin/question-bank/new?kind=case", "/admin/blueprints", "/admin/blueprints/BHXH-01", "/desk/shell",
    ];

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
        await Look(page, Public, width, language, dark ? "dark" : "light");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Staff_pages_are_sound(int width, bool dark, string language)
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var visitor = await Browsers.Visitor(_site.Address, width, scheme: dark ? ColorScheme.Dark : ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.SignIn("admin");
        await Look(page, Long || (width, dark) == (360, false) ? Staff : [.. Staff.Where((_, i) => i % 3 == (dark ? 1 : 0))], width, language, dark ? "dark" : "light");
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

    private static async Task Look(IPage page, string[] paths, int width, string language, string scheme)
    {
        var console = page.Errors();
        var findings = new List<string>();
        foreach (var path in paths)
        {
            var answer = await page.GotoAsync(language + path.Replace("{held}", await Slug(page), StringComparison.Ordinal));
            try
            {
                Assert.Equal(path == "/no-such-page" ? 404 : 200, answer!.Status);
                if (answer.Status == 404) console.Clear(); // The browser notes the page's own status as an error.
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

    // Any held event of the world will do.
    private static async Task<string> Slug(IPage page)
    {
        _slug ??= (await page.APIRequest.GetAsync("/sitemap.xml")) is { } map ? System.Text.RegularExpressions.Regex.Match(await map.TextAsync(), "/events/([a-z0-9-]+)<").Groups[1].Value : "";
        return _slug;
    }

    private static string? _slug;

    /// <summary>The site they look at; nobody changes it.</summary>
    public sealed class OneSite : IAsyncLifetime
    {
        public TestSite Site { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            if (!Browsers.LeftOut) Site = await TestSite.World();
        }

        public async ValueTask DisposeAsync()
        {
            if (Site is not null) await Site.DisposeAsync();
        }
    }
}
