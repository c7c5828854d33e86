using System.Net;
using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using OtpNet;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Second factor, sessions, links for passwords and tokens, as a browser and a program meet them.</summary>
public sealed partial class AccountSafetyTests(OneSite one) : IClassFixture<OneSite>
{
    private const string Factor = "/admin/account/second-factor";
    private readonly TestSite _site = one.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Code(string secret, int steps = 0) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(TimeProvider.System.GetUtcNow().AddSeconds(30 * steps).UtcDateTime);

    [Fact]
    public async Task Enrolled_by_the_picture_the_code_is_asked_for_and_neither_it_nor_a_recovery_code_opens_twice()
    {
        var pages = await SignedIn.As(_site, "trainer");
        var other = await SignedIn.As(_site, "trainer");
        var form = await pages.GetStringAsync(Factor, Ct);
        var secret = Secret().Match(form).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        using var wrong = await SignedIn.Post(pages, Factor, Factor + "?handler=Enrol", new() { ["Offer"] = Offer(form), ["Code"] = "000000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains(secret, (await wrong.Content.ReadAsStringAsync(Ct)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        using var enrolled = await SignedIn.Post(pages, Factor, Factor + "?handler=Enrol", new() { ["Offer"] = Offer(form), ["Code"] = Code(secret, -1) });
        var codes = Recovery().Matches(await enrolled.Content.ReadAsStringAsync(Ct)).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Equal(HttpStatusCode.Found, (await other.GetAsync("/admin", Ct)).StatusCode); // Opened with a password alone.
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync("/admin", Ct)).StatusCode);
        Assert.DoesNotContain(codes[0], await pages.GetStringAsync(Factor, Ct), StringComparison.Ordinal);

        var code = Code(secret);
        Assert.Equal("/admin", await SecondStep(code));
        Assert.Null(await SecondStep(code));
        Assert.Equal("/admin", await SecondStep(codes[0]));
        Assert.Null(await SecondStep(codes[0]));
        Assert.Equal(1, await _site.Number("select count(*) from core_audit where action = 'accounts.recovery-code-used'"));
    }

    [Fact]
    public async Task Half_way_in_no_page_opens_and_without_a_first_step_there_is_no_second()
    {
        using var stranger = _site.Pages();
        Assert.Equal("/login", (await stranger.GetAsync("/login/second-step", Ct)).Headers.Location!.OriginalString);
        var pages = await SignedIn.As(_site, "editor");
        var secret = await Enrol(pages);
        using var half = _site.Pages();
        using var first = await SignedIn.Post(half, "/login?returnUrl=%2Fadmin%2Faccount", "/login", new() { ["UserName"] = "editor", ["Password"] = TestSite.Password, ["ReturnUrl"] = "/admin/account" });
        Assert.Equal("/login/second-step", first.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await half.GetAsync("/admin/account", Ct)).StatusCode);
        using var second = await SignedIn.Post(half, "/login/second-step", "/login/second-step", new() { ["Code"] = Code(secret), ["Trust"] = "true" });
        Assert.Equal("/admin/account", second.Headers.Location!.OriginalString);

        using var again = await SignedIn.Post(half, "/admin", "/logout", []);
        using var trusted = await SignedIn.Post(half, "/login", "/login", new() { ["UserName"] = "editor", ["Password"] = TestSite.Password });
        Assert.Equal("/admin", trusted.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_administrator_takes_a_lost_second_factor_off_and_the_account_is_signed_out()
    {
        var pages = await SignedIn.As(_site, "director");
        await Enrol(pages);
        var admin = await SignedIn.As(_site, "admin");
        var user = await User(admin, "director");
        using var auditor = await SignedIn.As(_site, "auditor");
        using var refused = await SignedIn.Post(auditor, "/admin/account", user + "?handler=ResetFactor", []);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var reset = await SignedIn.Post(admin, user, user + "?handler=ResetFactor", []);
        Assert.Equal(HttpStatusCode.SeeOther, reset.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await pages.GetAsync("/admin", Ct)).StatusCode);
        await SignedIn.As(_site, "director");
    }

    [Fact]
    public async Task One_session_is_ended_from_another_and_stops_at_its_next_request_and_so_do_all()
    {
        var (here, there) = (await SignedIn.As(_site, "presenter"), await SignedIn.As(_site, "presenter"));
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/admin", Ct)).StatusCode);
        var sessions = SessionId().Matches(await here.GetStringAsync("/admin/account", Ct)).Select(m => m.Groups[1].Value).ToList();
        var own = ThisSession().Match(await here.GetStringAsync("/admin/account", Ct)).Groups[1].Value;
        using var ended = await SignedIn.Post(here, "/admin/account", "/admin/account?handler=End", new() { ["SessionId"] = Assert.Single(sessions, s => s != own) });
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync("/admin", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/admin", Ct)).StatusCode);

        var third = await SignedIn.As(_site, "presenter");
        using var all = await SignedIn.Post(here, "/admin/account", "/admin/account?handler=EndAll", []);
        Assert.Equal("/login", all.Headers.Location!.OriginalString);
        foreach (var pages in new[] { here, third }) Assert.Equal(HttpStatusCode.Found, (await pages.GetAsync("/admin", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_session_planted_before_signing_in_is_not_the_one_after()
    {
        var pages = await SignedIn.As(_site, "cashier");
        using var before = await pages.GetAsync("/admin/account", Ct);
        var planted = ThisSession().Match(await before.Content.ReadAsStringAsync(Ct)).Groups[1].Value;
        using var again = await SignedIn.Post(pages, "/admin", "/login", new() { ["UserName"] = "collector", ["Password"] = TestSite.Password });
        Assert.NotEqual(planted, ThisSession().Match(await pages.GetStringAsync("/admin/account", Ct)).Groups[1].Value);
        Assert.Equal(1, await _site.Number($"select count(*) from acc_session where ended_at is not null and lower(id) = '{planted}'"));
    }

    [Fact]
    public async Task A_reset_link_of_the_mail_sets_a_password_once_and_ends_sessions()
    {
        const string wanted = "bon-con-trau-tren-de";
        var session = await SignedIn.As(_site, "officer.hoanghoa");
        using var stranger = _site.Pages();
        using var known = await SignedIn.Post(stranger, "/login/forgotten", "/login/forgotten", new() { ["Who"] = "officer.hoanghoa@thanhhoa.example" });
        var said = await stranger.GetStringAsync("/login", Ct);
        using var unknown = await SignedIn.Post(stranger, "/login/forgotten", "/login/forgotten", new() { ["Who"] = "nobody" });
        Assert.Equal((known.StatusCode, known.Headers.Location), (unknown.StatusCode, unknown.Headers.Location));
        Assert.Equal(Bare(said), Bare(await stranger.GetStringAsync("/login", Ct)));

        await _site.Deliver();
        var link = await Link();
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(link, Ct)).StatusCode);
        using var set = await SignedIn.Post(stranger, link, link, new() { ["NewPassword"] = wanted, ["RepeatPassword"] = wanted });
        Assert.Equal("/login", set.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await session.GetAsync("/admin", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await stranger.GetAsync(link, Ct)).StatusCode);
        using var twice = await SignedIn.Post(stranger, "/login", link, new() { ["NewPassword"] = wanted + "2", ["RepeatPassword"] = wanted + "2" });
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        using var signedIn = await SignedIn.Post(stranger, "/login", "/login", new() { ["UserName"] = "officer.hoanghoa", ["Password"] = wanted });
        Assert.Equal("/admin", signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_token_carries_what_it_names_at_the_place_it_names_and_no_more()
    {
        var pages = await SignedIn.As(_site, "coordinator");
        using var made = await SignedIn.Post(pages, "/admin/account", "/admin/account?handler=Token", new() { ["TokenName"] = "báo cáo", ["Days"] = "30", ["TokenPermissions"] = "registrations.registration-view" });
        var token = Token().Match(await made.Content.ReadAsStringAsync(Ct)).Value;
        using var api = _site.Pages();
        api.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/registrations", Ct)).StatusCode);
        using var write = await api.PostAsync("/api/v1/events", new StringContent("{}", null, "application/json"), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, write.StatusCode);

        foreach (var stolen in new Dictionary<string, string>[] { new() { ["TokenPermissions"] = "accounts.accounts-edit" }, new() { ["TokenPlace"] = "39" } })
        {
            using var refused = await SignedIn.Post(pages, "/admin/account", "/admin/account?handler=Token", new(stolen) { ["TokenName"] = "x", ["Days"] = "30" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }

    private async Task<string?> SecondStep(string code)
    {
        using var pages = _site.Pages();
        using var first = await SignedIn.Post(pages, "/login", "/login", new() { ["UserName"] = "trainer", ["Password"] = TestSite.Password });
        Assert.Equal("/login/second-step", first.Headers.Location!.OriginalString);
        using var second = await SignedIn.Post(pages, "/login/second-step", "/login/second-step", new() { ["Code"] = code });
        return second.Headers.Location?.OriginalString;
    }

    private static async Task<string> Enrol(HttpClient pages)
    {
        var form = await pages.GetStringAsync(Factor);
        var secret = Secret().Match(form).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        using var enrolled = await SignedIn.Post(pages, Factor, Factor + "?handler=Enrol", new() { ["Offer"] = Offer(form), ["Code"] = Code(secret, -1) });
        Assert.Equal(HttpStatusCode.OK, enrolled.StatusCode);
        return secret;
    }

    private static string Offer(string form) => OfferField().Match(form).Groups[1].Value;

    private static async Task<string> User(HttpClient admin, string name) => UserLink().Match(await admin.GetStringAsync("/admin/users?q=" + name)).Value.Replace("accounts", "users", StringComparison.Ordinal);

    // Where a person reads it too: the message in the outbox.
    private async Task<string> Link()
    {
        var admin = await SignedIn.As(_site, "admin");
        var message = MessageLink().Match(await admin.GetStringAsync("/admin/outbox?q=accounts.password-reset", Ct)).Value;
        return PasswordLink().Match(await admin.GetStringAsync(message, Ct)).Value;
    }

    // What differs from one page to the next of itself.
    private static string Bare(string html) => Antiforgery().Replace(html, "");

    [GeneratedRegex("<code data-secret>([A-Z2-7 ]+)</code>")]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"Offer\" value=\"([^\"]+)\"")]
    private static partial Regex OfferField();

    [GeneratedRegex("<li><code>([A-Z0-9-]{19})</code></li>")]
    private static partial Regex Recovery();

    [GeneratedRegex("name=\"SessionId\" value=\"([^\"]+)\"")]
    private static partial Regex SessionId();

    [GeneratedRegex("\\(phiên này\\).*?name=\"SessionId\" value=\"([^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex ThisSession();

    [GeneratedRegex("cpn_[A-Za-z0-9_-]{43}")]
    private static partial Regex Token();

    [GeneratedRegex("/admin/accounts/[0-9a-f-]{36}")]
    private static partial Regex UserLink();

    [GeneratedRegex("/admin/outbox/[0-9a-f-]{36}")]
    private static partial Regex MessageLink();

    [GeneratedRegex("/login/password/[A-Za-z0-9_-]{22}")]
    private static partial Regex PasswordLink();

    [GeneratedRegex("value=\"CfDJ8[^\"]+\"")]
    private static partial Regex Antiforgery();
}
