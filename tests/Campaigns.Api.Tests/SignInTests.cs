using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Who one is: pages by cookie, programs by token, and neither by the other's way.</summary>
public sealed class SignInTests(OneSite one) : IClassFixture<OneSite>
{
    private readonly TestSite _site = one.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_sends_a_stranger_to_sign_in_and_back_again()
    {
        var pages = _site.Pages();
        using var answer = await pages.GetAsync("/en/admin/users?q=le", Ct);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/en/login?returnUrl=%2Fen%2Fadmin%2Fusers%3Fq%3Dle", answer.Headers.Location!.PathAndQuery);
        using var signedIn = await SignedIn.Post(pages, answer.Headers.Location.PathAndQuery, "/en/login", new() { ["UserName"] = "admin", ["Password"] = TestSite.Password, ["ReturnUrl"] = "/en/admin/users?q=le" });
        Assert.Equal("/en/admin/users?q=le", signedIn.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Signing_in_never_leads_out_of_the_site(string returnUrl)
    {
        using var answer = await SignedIn.Post(_site.Pages(), "/login", "/login", new() { ["UserName"] = "admin", ["Password"] = TestSite.Password, ["ReturnUrl"] = returnUrl });
        Assert.Equal("/admin", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var answer = await SignedIn.Post(_site.Pages(), "/login", "/login", new() { ["UserName"] = "admin", ["Password"] = TestSite.Password });
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("campaigns=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_cookie_opens_no_api_and_a_token_opens_no_page()
    {
        var pages = await SignedIn.As(_site, "admin");
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync("/admin", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await pages.GetAsync("/api/v1/registrations", Ct)).StatusCode);

        using var bearer = _site.Pages();
        bearer.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await _site.Token("admin"));
        Assert.Equal(HttpStatusCode.OK, (await bearer.GetAsync("/api/v1/registrations", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await bearer.GetAsync("/admin", Ct)).StatusCode);
    }

    [Theory]
    [InlineData(null, "Bearer realm=\"campaigns\"")]
    [InlineData("cpn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer realm=\"campaigns\", error=\"invalid_token\"")]
    public async Task No_token_or_a_made_up_one_is_401_with_a_problem(string? token, string challenge)
    {
        using var client = _site.Pages();
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync("/api/v1/registrations", Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(challenge, answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("not-signed-in", JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_page_one_may_not_open_says_who_can_help()
    {
        var pages = await SignedIn.As(_site, "presenter");
        using var answer = await pages.GetAsync("/admin/users", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Chưa có quyền mở trang này", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_a_link_does_not()
    {
        var pages = await SignedIn.As(_site, "admin");
        await pages.GetAsync("/logout", Ct);
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync("/admin", Ct)).StatusCode);
        using var signedOut = await SignedIn.Post(pages, "/admin", "/logout", []);
        Assert.Equal(HttpStatusCode.SeeOther, signedOut.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await pages.GetAsync("/admin", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_demo_clock_standing_in_2019_ends_no_session_and_no_token()
    {
        var pages = await SignedIn.As(_site, "admin");
        var token = await _site.Token("admin");
        await _site.Move(new DateTimeOffset(2019, 8, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync("/admin", Ct)).StatusCode);
        using var bearer = _site.Pages();
        bearer.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await bearer.GetAsync("/api/v1/registrations", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_audit_tells_in_words_what_was_changed()
    {
        var pages = await SignedIn.As(_site, "auditor");
        var steps = await pages.GetStringAsync("/admin/audit?q=core.recipe", Ct);
        Assert.Contains("""?q=core.recipe">Bộ cài đặt</a>""", steps, StringComparison.Ordinal);
        Assert.Contains("Buổi gặp: ", steps, StringComparison.Ordinal);
        Assert.DoesNotContain("&quot;rows&quot;", steps, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin", "/admin/modules /admin/audit /admin/operations /admin/system/demo /admin/users /admin/roles /admin/account", "")]
    [InlineData("auditor", "/admin/audit /admin/users /admin/roles /admin/account", "/admin/modules /admin/operations /admin/system/demo")]
    [InlineData("coordinator", "/admin/account", "/admin/modules /admin/audit /admin/operations /admin/system/demo /admin/users /admin/roles")]
    public async Task The_pages_of_the_house_open_for_their_roles_only(string user, string opens, string closed)
    {
        var pages = await SignedIn.As(_site, user);
        foreach (var page in opens.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Assert.Equal((page, HttpStatusCode.OK), (page, (await pages.GetAsync(page, Ct)).StatusCode));
        foreach (var page in closed.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Assert.Equal((page, HttpStatusCode.Forbidden), (page, (await pages.GetAsync(page, Ct)).StatusCode));
    }
}

/// <summary>One site for a whole class of tests that leave it as they found it.</summary>
public sealed class OneSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await TestSite.World();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
