using System.Net;
using System.Text.Json;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The pages that settings are changed on, as an administrator and as everybody else meets them.</summary>
public sealed class SettingsTests(SettingsTests.Shared shared) : IClassFixture<SettingsTests.Shared>
{
    private const string Page = "/admin/settings/site.general";
    private readonly TestSite _site = shared.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_changes_sees_who_did_it_exports_and_goes_back()
    {
        var admin = await SignedIn.As(_site, "admin");
        Assert.Contains(Page, await admin.GetStringAsync("/admin/settings", Ct), StringComparison.Ordinal);
        using var saved = await SignedIn.Post(admin, Page, Page, new() { ["Values[owner]"] = "BHXH tỉnh Thanh Hóa", ["Values[phone]"] = "0237 3852 852" });
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var html = await admin.GetStringAsync(Page, Ct);
        Assert.Contains("admin", html, StringComparison.Ordinal);
        Assert.Contains("0237 3852 852", html, StringComparison.Ordinal);
        var home = await admin.GetStringAsync("/", Ct);
        Assert.Contains("0237 3852 852", home, StringComparison.Ordinal);
        Assert.Contains("BHXH tỉnh Thanh Hóa", home, StringComparison.Ordinal);
        var file = JsonDocument.Parse(await admin.GetStringAsync("/admin/settings/export", Ct)).RootElement;
        Assert.Equal("0237 3852 852", file.GetProperty("settings").GetProperty("site.general").GetProperty("phone").GetString());

        using var cleared = await SignedIn.Post(admin, Page, Page, new() { ["Values[phone]"] = "" });
        Assert.DoesNotContain("0237 3852 852", await admin.GetStringAsync("/", Ct), StringComparison.Ordinal);
        var first = await _site.Number("select max(seq) from core_setting_change where after like '%0237%'");
        using var restored = await SignedIn.Post(admin, Page, Page + "?handler=Restore", new() { ["Number"] = $"{first}" });
        Assert.Equal(HttpStatusCode.SeeOther, restored.StatusCode);
        Assert.Contains("0237 3852 852", await admin.GetStringAsync("/", Ct), StringComparison.Ordinal);
        Assert.Equal(await _site.Number("select count(*) from core_setting_change"), await _site.Number("select count(*) from core_audit where action = 'ui.settings-changed'"));
    }

    [Fact]
    public async Task What_is_refused_keeps_the_input_and_an_older_form_is_told()
    {
        var admin = await SignedIn.As(_site, "admin");
        using var refused = await SignedIn.Post(admin, Page, Page, new() { ["Values[owner]"] = "BHXH", ["Values[phone]"] = new string('1', 31) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync(Ct);
        Assert.Contains(new string('1', 31), html, StringComparison.Ordinal);
        Assert.Contains("href=\"#values-phone\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"values-phone\"", html, StringComparison.Ordinal);
        var seen = $"{await _site.Number("select coalesce(sum(version), 0) from core_setting where key = 'site.general'")}";
        using var first = await SignedIn.Post(admin, Page, Page, new() { ["Seen"] = seen, ["Values[owner]"] = "Một" });
        using var late = await SignedIn.Post(admin, Page, Page, new() { ["Seen"] = seen, ["Values[owner]"] = "Hai" });
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.StatusCode, late.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/settings/no.such", Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_a_second_language_there_are_no_english_pages()
    {
        var admin = await SignedIn.As(_site, "admin");
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/en/events", Ct)).StatusCode);
        using var saved = await SignedIn.Post(admin, Page, Page, new() { ["Values[secondLanguage]"] = "None" });
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/en/events", Ct)).StatusCode);
        Assert.DoesNotContain("hreflang=\"en\"", await admin.GetStringAsync("/events", Ct), StringComparison.Ordinal);
        using var back = await SignedIn.Post(admin, Page, Page, new() { ["Values[secondLanguage]"] = "English" });
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/en/events", Ct)).StatusCode);
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("auditor")]
    public async Task Nobody_else_may_look_or_change(string user)
    {
        var pages = await SignedIn.As(_site, user);
        foreach (var path in new[] { "/admin/settings", Page, "/admin/settings/export" })
            Assert.Equal(HttpStatusCode.Forbidden, (await pages.GetAsync(path, Ct)).StatusCode);
    }

    /// <summary>One site for all of them; none of them may mind what another left.</summary>
    public sealed class Shared() : DemoSite(Data.DatabaseProvider.Sqlite, clock: null);
}
