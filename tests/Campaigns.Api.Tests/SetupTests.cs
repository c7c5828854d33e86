using System.Net;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Kernel.Verbs;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The first set-up of an installation for real use, on both databases: who may do it, that it is done once, and never again.</summary>
public abstract class SetupTests(DatabaseProvider provider) : IAsyncLifetime
{
    private const string Password = "mười hai ký tự";
    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Year => TimeProvider.System.GetUtcNow().Year;

    public async ValueTask InitializeAsync() => _site = await TestSite.Production(provider);

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_wizard_runs_once_however_often_it_is_begun_and_is_gone_after_a_restart_too()
    {
        using var api = await _site.Api();
        Assert.Equal("not-set-up", (await api.GetAsync("events", Ct).Must(503)).GetProperty("code").GetString());
        using var pages = _site.Pages();
        await LeadsTo(pages, "/events", "/setup");
        await LeadsTo(pages, "/setup/9", "/setup/1");
        foreach (var (step, fields) in Answers())
        {
            using var sent = await SignedIn.Post(pages, $"/setup/{step}", $"/setup/{step}", fields);
            Assert.Equal($"/setup/{step + 1}", sent.Headers.Location?.ToString());
        }

        Assert.Contains("SMS", await pages.GetStringAsync("/setup/9", Ct), StringComparison.Ordinal);
        Assert.Equal((1, 0), (await _site.Number("select count(*) from core_state where key = 'setup-draft'"), await _site.Number("select count(*) from core_state where key = 'setup-draft' and value like '%mười hai%'")));
        var twice = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await SignedIn.Post(pages, "/setup/9", "/setup/progress", [])).StatusCode));
        Assert.All(twice, status => Assert.Equal(HttpStatusCode.SeeOther, status));
        await Until(async () => (await pages.GetStringAsync("/setup/progress", Ct)).Contains("Đã xong", StringComparison.Ordinal));
        await IsSetUp(_site);

        var before = _site;
        await before.Stop();
        _site = await TestSite.Production(provider, before);
        await IsSetUp(_site);
    }

    [Fact]
    public async Task A_stranger_from_another_machine_needs_the_code_of_the_servers_log()
    {
        using var stranger = From("203.0.113.7");
        await LeadsTo(stranger, "/setup", "/setup/code");
        await LeadsTo(stranger, "/setup/1", "/setup/code");
        using var wrong = await SignedIn.Post(stranger, "/setup/code", "/setup/code", new() { ["Code"] = "AAAA-AAAA-AAAA" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await LeadsTo(stranger, "/setup", "/setup/code");

        var code = await File.ReadAllTextAsync(Path.Combine(_site.DataPath, "setup-code"), Ct);
        using var operating = From("203.0.113.8");
        using var right = await SignedIn.Post(operating, "/setup/code", "/setup/code", new() { ["Code"] = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) });
        Assert.Equal("/setup", right.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await operating.GetAsync("/setup/1", Ct)).StatusCode);
        using var sent = await SignedIn.Post(operating, "/setup/1", "/setup/1", Answers().First().Fields);
        Assert.Equal("/setup/2", sent.Headers.Location?.ToString());

        // It has begun: that opens nothing for the first one.
        await LeadsTo(stranger, "/setup", "/setup/code");
        await LeadsTo(stranger, "/setup/progress", "/setup/code");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_site.DataPath, "setup-code")));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Host", "campaigns.example.vn")]
    public async Task What_comes_through_a_proxy_or_under_another_name_is_not_at_the_machine(string header, string value)
    {
        using var pages = _site.Pages();
        pages.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        await LeadsTo(pages, "/setup", "/setup/code");
    }

    [Fact]
    public async Task The_verb_takes_the_same_answers_from_a_file_by_the_same_rules()
    {
        var wrong = await Assert.ThrowsAsync<VerbException>(() => _site.SetUp("""{"site-owner": {}, "accounts-administrator": {"fullName": "A", "userName": "admin", "password": "123"}}"""));
        foreach (var said in new[] { "site-owner.owner:", "network-areas.areas:", "targets-campaign.", "events-approval.chain:", "insurance-rules.rules:", "accounts-administrator.password:" })
            Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("no-such", (await Assert.ThrowsAsync<VerbException>(() => _site.SetUp("""{"no-such": {}}"""))).Message, StringComparison.Ordinal);
        var answers = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["site-language"] = new { secondLanguage = "English" },
            ["site-owner"] = new { owner = "BHXH tỉnh Thanh Hóa", partner = "Bưu điện tỉnh Thanh Hóa" },
            ["network-areas"] = new { areas = new[] { "Đông Sơn", "nga son" } },
            ["targets-campaign"] = new Dictionary<string, object> { ["year"] = Year, ["total"] = 10000, ["part-dong-son"] = 6000, ["part-nga-son"] = "4.000" },
            ["events-approval"] = new { chain = "BhxhThenPost" },
            ["notifications-sms"] = new { choice = "later" },
            ["insurance-rules"] = new { rules = "current" },
            ["accounts-administrator"] = new { fullName = "Lê Quản Trị", userName = "admin", password = Password },
        });
        Assert.Contains("can be carried out", await _site.SetUp(answers, onlyCheck: true), StringComparison.Ordinal);
        Assert.Equal(0, await _site.Number("select count(*) from acc_account"));
        await _site.SetUp(answers);
        await IsSetUp(_site);
        Assert.Contains("already", (await Assert.ThrowsAsync<VerbException>(() => _site.SetUp(answers))).Message, StringComparison.Ordinal);
        Assert.Equal(1, await _site.Number("select count(*) from core_setting where key = 'events.approval' and \"values\" like '%BhxhThenPost%'"));
    }

    private static IEnumerable<(int Step, Dictionary<string, string> Fields)> Answers()
    {
        yield return (1, new() { ["language"] = "vi", ["secondLanguage"] = "English", ["timeZone"] = "Asia/Ho_Chi_Minh" });
        yield return (2, new() { ["owner"] = "BHXH tỉnh Thanh Hóa", ["partner"] = "Bưu điện tỉnh Thanh Hóa" });
        yield return (3, new() { ["catalogue"] = "thanh-hoa", ["level"] = "Khu vực", ["areas"] = "Đông Sơn" });
        yield return (4, new() { ["year"] = $"{Year}", ["total"] = "10.000", ["part-dong-son"] = "10.000" });
        yield return (5, new() { ["chain"] = "PostThenBhxh" });
        yield return (6, new() { ["choice"] = "later" });
        yield return (7, new() { ["rules"] = "current" });
        yield return (8, new() { ["fullName"] = "Lê Quản Trị", ["userName"] = "Admin", ["password"] = Password });
    }

    private static async Task IsSetUp(TestSite site)
    {
        using var pages = site.Pages();
        foreach (var path in new[] { "/setup", "/setup/1", "/setup/code" }) Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync(path, Ct)).StatusCode);
        foreach (var path in new[] { "/", "/calculator", "/privacy", "/health/ready" }) Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync(path, Ct)).StatusCode);
        Assert.False(File.Exists(Path.Combine(site.DataPath, "setup-code")));
        Assert.Equal(1, await site.Number("select count(*) from acc_account"));
        Assert.Equal(1, await site.Number("select count(*) from tgt_campaign"));
        Assert.Equal(0, await site.Number("select count(*) from core_state where key in ('setup-draft', 'setup-run')"));
        using var demo = await SignedIn.Post(pages, "/login", "/login", new() { ["UserName"] = "admin", ["Password"] = TestSite.Password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, demo.StatusCode);
        using var own = await SignedIn.Post(pages, "/login", "/login", new() { ["UserName"] = "admin", ["Password"] = Password });
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        using var first = await pages.GetAsync("/admin/dashboard", Ct); // Who may do everything sets up a second factor before anything else.
        Assert.EndsWith("/admin/account/second-factor", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private HttpClient From(string address)
    {
        var client = _site.Pages();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static async Task LeadsTo(HttpClient pages, string path, string where)
    {
        using var answer = await pages.GetAsync(path, Ct);
        Assert.True((int)answer.StatusCode is 302 or 303, $"{path} answered {(int)answer.StatusCode}");
        Assert.Equal(where, answer.Headers.Location?.ToString());
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var started = TimeProvider.System.GetTimestamp(); !await holds(); await Task.Delay(100, Ct))
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), "Set-up did not end");
    }
}

public sealed class SetupOnSqlite() : SetupTests(DatabaseProvider.Sqlite);

public sealed class SetupOnPostgres() : SetupTests(DatabaseProvider.PostgreSql);
