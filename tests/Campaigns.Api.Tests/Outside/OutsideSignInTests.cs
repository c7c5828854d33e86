using System.Net;
using System.Text.RegularExpressions;
using Campaigns.Data;
using Campaigns.Kernel.Settings;
using Campaigns.Testing.Site;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Xunit;

namespace Campaigns.Api.Tests.Outside;

/// <summary>Signing in at a provider outside: the whole way there and back, with a real provider and PKCE.</summary>
public abstract partial class OutsideSignInTests(OutsideSignInTests.World world)
{
    private const string Feature = "Accounts.OutsideSignIn";
    private const string Own = "/admin/account/outside";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TestSite Site => world.Site;

    [Fact]
    public async Task Who_linked_their_account_signs_in_from_outside_also_while_features_are_switched()
    {
        world.Provider.Person = "person-1";
        var (linked, came) = (await Audited("linked"), await Audited("signed-in"));
        var editor = await SignedIn.As(Site, "editor");
        Assert.Contains("Chưa liên kết", await editor.GetStringAsync(Own, Ct), StringComparison.Ordinal);
        Assert.Equal(Own, (await Arrive(editor, LinkIn(await editor.GetStringAsync(Own, Ct)))).Headers.Location!.OriginalString);
        Assert.Contains("person-1", await editor.GetStringAsync(Own, Ct), StringComparison.Ordinal);

        using var stranger = Site.Pages();
        Assert.Contains("href=\"/login/outside?returnUrl=%2Fadmin%2Faccount\"", await stranger.GetStringAsync("/login?returnUrl=%2Fadmin%2Faccount", Ct), StringComparison.Ordinal);
        var back = await Return(stranger, "/login/outside?returnUrl=%2Fadmin%2Faccount");
        Assert.Equal(("code", "S256", "openid", null), (world.Provider.Asked!.ResponseType, world.Provider.Asked.CodeChallengeMethod, world.Provider.Asked.Scope, world.Provider.Asked.ResponseMode));
        Assert.Null(await Site.Features.Switch("Assessments", on: false, Ct)); // The shell that sent them away is not the one they come back to.
        var (exchanged, arrived) = (world.Provider.Exchanged, await Finish(stranger, back));
        Assert.Equal("/admin/account", arrived.Headers.Location!.OriginalString);
        Assert.Equal(exchanged + 1, world.Provider.Exchanged);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/admin/account", Ct)).StatusCode);
        Assert.Equal((linked + 1, came + 1), (await Audited("linked"), await Audited("signed-in")));
        Assert.Equal(0, await Site.Number("select count(*) from core_audit where details like '%person-1%' or changes like '%person-1%'"));

        // What came back once opens nothing again.
        using var again = await stranger.GetAsync(back, Ct);
        Assert.DoesNotContain("Arrived", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_let_in_by_a_mail_address_and_who_refuses_there_is_told_so()
    {
        world.Provider.Person = "nobody-here";
        var email = await Site.Number("select count(*) from acc_account where user_name = 'officer.hoanghoa'");
        Assert.Equal(1, email);
        world.Provider.Email = "officer.hoanghoa@thanhhoa.example";
        await Told(Site.Pages(), "/login/outside", "chưa liên kết");

        world.Provider.Person = null;
        await Told(Site.Pages(), "/login/outside", "đã từ chối đăng nhập");
        await Told(Site.Pages(), "/en/login/outside", "chưa liên kết", as_: "nobody-here");
    }

    [Fact]
    public async Task An_answer_for_another_browser_or_a_link_of_another_session_does_nothing()
    {
        world.Provider.Person = "person-2";
        var (trainer, victim) = (await SignedIn.As(Site, "trainer"), await SignedIn.As(Site, "desk"));
        var link = LinkIn(await trainer.GetStringAsync(Own, Ct));
        using var foreign = await victim.GetAsync(link, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);

        var back = await Return(trainer, link);
        using var planted = await victim.GetAsync(back, Ct);
        Assert.Equal("/login/outside?handler=Failed", planted.Headers.Location!.OriginalString);
        Assert.Equal(0, await Site.Number("select count(*) from acc_outside_identity where subject = 'person-2'"));
        Assert.Equal(Own, (await Finish(trainer, back)).Headers.Location!.OriginalString);

        // The same person there is not two here.
        using var second = await Arrive(victim, LinkIn(await victim.GetStringAsync(Own, Ct)));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("đã liên kết với một tài khoản khác", await second.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_a_second_factor_is_asked_for_it_and_a_closed_account_stays_closed()
    {
        world.Provider.Person = "person-3";
        var director = await SignedIn.As(Site, "director");
        await Arrive(director, LinkIn(await director.GetStringAsync(Own, Ct)));
        var form = await director.GetStringAsync("/admin/account/second-factor", Ct);
        var secret = Secret().Match(form).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        using var enrolled = await SignedIn.Post(director, "/admin/account/second-factor", "/admin/account/second-factor?handler=Enrol",
            new() { ["Offer"] = Offer().Match(form).Groups[1].Value, ["Code"] = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(TimeProvider.System.GetUtcNow().AddSeconds(-30).UtcDateTime) });
        Assert.Equal(HttpStatusCode.OK, enrolled.StatusCode);
        Assert.Equal("/login/second-step", (await Arrive(Site.Pages(), "/login/outside")).Headers.Location!.OriginalString);

        var admin = await SignedIn.As(Site, "admin");
        using var closed = await SignedIn.Post(admin, await User("director"), await User("director") + "?handler=Close", []);
        Assert.Equal(HttpStatusCode.SeeOther, closed.StatusCode);
        await Told(Site.Pages(), "/login/outside", "chưa liên kết");
    }

    [Fact]
    public async Task An_administrator_links_by_the_providers_own_name_for_a_person_and_unlinking_signs_out()
    {
        world.Provider.Person = "person-4";
        var admin = await SignedIn.As(Site, "admin");
        var page = await User("cashier") + "/outside";
        using var missing = await SignedIn.Post(admin, page, page + "?handler=Link", new() { ["Subject"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        using var linked = await SignedIn.Post(admin, page, page + "?handler=Link", new() { ["Subject"] = "person-4" });
        Assert.True(linked.StatusCode == HttpStatusCode.SeeOther, Said(await linked.Content.ReadAsStringAsync(Ct)));
        var cashier = Site.Pages();
        Assert.Equal("/admin", (await Arrive(cashier, "/login/outside")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await cashier.GetAsync("/admin", Ct)).StatusCode);

        using var unlinked = await SignedIn.Post(admin, page, page + "?handler=Unlink", new() { ["IdentityId"] = Identity().Match(await admin.GetStringAsync(page, Ct)).Groups[1].Value });
        Assert.Equal(HttpStatusCode.SeeOther, unlinked.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await cashier.GetAsync("/admin", Ct)).StatusCode);
        await Told(Site.Pages(), "/login/outside", "chưa liên kết");
    }

    [Fact]
    public async Task A_provider_that_is_away_or_that_nobody_named_is_told_and_its_pages_go_with_the_feature()
    {
        Assert.Equal("accounts.outside-authority-wrong", (await Change("authority", "http://provider.example")).Failures.Single().Code);
        var there = await Site.In(async s => (await s.GetRequiredService<ISettingsStore>().Find(World.Settings, Ct))!);
        Assert.Equal(SettingsValues.Masked, there.Texts["clientSecret"]);
        Assert.DoesNotContain(Provider.ClientSecret, await Site.Text("select \"values\" from core_setting where key = 'accounts.outside-sign-in'"), StringComparison.Ordinal);
        Assert.True((await Change("authority", "http://127.0.0.1:9")).Succeeded);
        using var away = await Site.Pages().GetAsync("/login/outside", Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, away.StatusCode);
        Assert.Contains("Chưa liên lạc được", await away.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        Assert.True((await Change("authority", "")).Succeeded);
        Assert.Equal(HttpStatusCode.NotFound, (await Site.Pages().GetAsync("/login/outside", Ct)).StatusCode);
        Assert.DoesNotContain("/login/outside", await Site.Pages().GetStringAsync("/login", Ct), StringComparison.Ordinal);
        Assert.True((await Change("authority", world.Provider.Authority)).Succeeded);
        Assert.Null(await Site.Features.Switch(Feature, on: false, Ct));
        foreach (var gone in new[] { "/login/outside", "/login/outside/back" }) Assert.Equal(HttpStatusCode.NotFound, (await Site.Pages().GetAsync(gone, Ct)).StatusCode);
        Assert.Null(await Site.Features.Switch(Feature, on: true, Ct));
    }

    private Task<Kernel.Commands.Result<bool>> Change(string field, string value) =>
        Site.In(s => s.GetRequiredService<ISettingsStore>().Change(World.Settings, new Dictionary<string, string?> { [field] = value }, null, Ct));

    private Task<long> Audited(string what) => Site.Number($"select count(*) from core_audit where action = 'accounts.outside-{what}'");

    private async Task<string> User(string name) => "/admin/users/" + (await Site.Text($"select id from acc_account where user_name = '{name}'"))!.ToLowerInvariant();

    // There, and where the provider sends the browser back to.
    private async Task<string> Return(HttpClient pages, string way)
    {
        using var leaving = await pages.GetAsync(way, Ct);
        Assert.True(leaving.Headers.Location?.OriginalString.StartsWith(world.Provider.Authority, StringComparison.Ordinal) == true, $"{(int)leaving.StatusCode} {leaving.Headers.Location} {Said(await leaving.Content.ReadAsStringAsync(Ct))}");
        using var there = Site.Pages();
        using var answer = await there.GetAsync(leaving.Headers.Location, Ct);
        Assert.StartsWith(new Uri(Site.Address, "/login/outside/back?").ToString(), answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> Finish(HttpClient pages, string back)
    {
        using var arrived = await pages.GetAsync(back, Ct);
        Assert.Equal(HttpStatusCode.Found, arrived.StatusCode);
        return await pages.GetAsync(arrived.Headers.Location, Ct);
    }

    private async Task<HttpResponseMessage> Arrive(HttpClient pages, string way) => await Finish(pages, await Return(pages, way));

    private async Task Told(HttpClient pages, string way, string words, string? as_ = null)
    {
        if (as_ is not null) world.Provider.Person = as_;
        using var answer = await Arrive(pages, way);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        if (way.StartsWith("/en", StringComparison.Ordinal)) words = "not linked";
        Assert.Contains(words, Said(await answer.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await pages.GetAsync("/admin", Ct)).StatusCode);
    }

    // What the page's own part says, without the frame around it.
    private static string Said(string page) => Tags().Replace(WebUtility.HtmlDecode(page[Math.Max(0, page.IndexOf("<main", StringComparison.Ordinal))..]), " ");

    private static string LinkIn(string page) => WebUtility.HtmlDecode(Link().Match(page).Groups[1].Value) is { Length: > 0 } link ? link : throw new Xunit.Sdk.XunitException("There is no link");

    [GeneratedRegex("href=\"(/login/outside\\?link=[^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("(<[^>]*>|\\s)+")]
    private static partial Regex Tags();

    [GeneratedRegex("name=\"IdentityId\" value=\"([^\"]+)\"")]
    private static partial Regex Identity();

    [GeneratedRegex("<code data-secret>([A-Z2-7 ]+)</code>")]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"Offer\" value=\"([^\"]+)\"")]
    private static partial Regex Offer();

    /// <summary>A demo world with the feature on, and a provider beside it.</summary>
    public abstract class World(DatabaseProvider database) : IAsyncLifetime
    {
        internal const string Settings = "accounts.outside-sign-in";

        internal TestSite Site { get; private set; } = null!;

        internal Provider Provider { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Provider = await Provider.Start();
            Site = await TestSite.World(provider: database);
            Assert.Equal(HttpStatusCode.NotFound, (await Site.Pages().GetAsync("/login/outside")).StatusCode); // Off until somebody wants it.
            Assert.Null(await Site.Features.Switch(Feature, on: true, CancellationToken.None));
            var set = await Site.In(s => s.GetRequiredService<ISettingsStore>().Change(Settings,
                new Dictionary<string, string?> { ["authority"] = Provider.Authority, ["clientId"] = Provider.ClientId, ["clientSecret"] = Provider.ClientSecret, ["providerName"] = "Sở Nội vụ" }, null, CancellationToken.None));
            Assert.True(set.Succeeded);
        }

        public async ValueTask DisposeAsync()
        {
            if (Site is not null) await Site.DisposeAsync();
            if (Provider is not null) await Provider.DisposeAsync();
            GC.SuppressFinalize(this);
        }
    }
}

public sealed class OutsideSignInOnSqlite(OutsideSignInOnSqlite.Here world) : OutsideSignInTests(world), IClassFixture<OutsideSignInOnSqlite.Here>
{
    public sealed class Here() : World(DatabaseProvider.Sqlite);
}

public sealed class OutsideSignInOnPostgres(OutsideSignInOnPostgres.Here world) : OutsideSignInTests(world), IClassFixture<OutsideSignInOnPostgres.Here>
{
    public sealed class Here() : World(DatabaseProvider.PostgreSql);
}
