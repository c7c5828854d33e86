using System.Net;
using Campaigns.Data;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The Operations page, as an administrator and as everybody else meets it.</summary>
public sealed class OperationsPageTests : IAsyncLifetime
{
    private const string Page = "/admin/operations";
    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.World();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // Given up after ten tries: a job of a module that is not there any more.
    private async Task Dead(int many)
    {
        for (var i = 0; i < many; i++)
            await _site.Number($"insert into core_inbox (id, message_id, subscriber, name, payload, at, attempts, next_at, dead_at, error) values ('{Guid.CreateVersion7().ToString().ToUpperInvariant()}', '{Guid.CreateVersion7().ToString().ToUpperInvariant()}', 'job:Campaigns.Gone.Jobs.Lost', 'job:Campaigns.Gone.Jobs.Lost', '{{}}', 0, 10, 0, 1, 'InvalidOperationException: No feature that is on has the job Campaigns.Gone.Jobs.Lost'); select 0");
    }

    [Fact]
    public async Task Dead_letters_are_shown_with_cause_and_advice_and_given_up_with_a_reason()
    {
        await Dead(3);
        var admin = await SignedIn.As(_site, "admin");
        var html = WebUtility.HtmlDecode(await admin.GetStringAsync(Page, Ct));
        Assert.Contains("Chờ người xử lý (3)", html, StringComparison.Ordinal);
        Assert.Contains("Tính năng của việc này đang tắt", html, StringComparison.Ordinal);

        var everything = new Dictionary<string, string> { ["State"] = "Dead", ["Everything"] = "true", ["Reason"] = "" };
        using var refused = await SignedIn.Post(admin, Page, Page + "?handler=Discard", new(everything));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Hãy ghi lý do bỏ", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
        using var done = await SignedIn.Post(admin, Page, Page + "?handler=Discard", new(everything) { ["Reason"] = "gói đã gỡ" });
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal(0, await _site.Number("select count(*) from core_inbox where dead_at is not null and done_at is null"));
        Assert.Equal(3, await _site.Number("select count(*) from core_audit where action = 'operations.delivery-discarded' and details like '%gói đã gỡ%'"));
    }

    [Fact]
    public async Task A_backup_is_taken_at_once_and_handed_out_only_to_who_proved_lately_who_they_are()
    {
        var admin = await SignedIn.As(_site, "admin");
        using var asked = await SignedIn.Post(admin, Page, Page + "?handler=Backup", []);
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        await _site.Deliver();
        var name = Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(_site.DataPath, "backups"), "*.zip")));
        Assert.Contains(name, await admin.GetStringAsync(Page, Ct), StringComparison.Ordinal);
        using var handed = await Download(admin, name);
        Assert.Equal("application/zip", handed.Content.Headers.ContentType?.MediaType);
        Assert.True(handed.Headers.CacheControl?.NoStore);
        Assert.Equal(1, await _site.Number("select count(*) from core_audit where action = 'operations.backup-downloaded'"));
        foreach (var other in new[] { "../campaigns.db", "/etc/passwd", "..\\campaigns.db", "" })
        {
            using var none = await Download(admin, other);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }

        using var upload = await Upload(admin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, upload.StatusCode);
    }

    [Fact]
    public async Task Who_left_the_browser_open_is_asked_for_the_password_first()
    {
        var admin = await SignedIn.As(_site, "admin");
        await _site.Number($"update acc_session set proved_at = {TimeProvider.System.GetUtcNow().AddDays(-1).UtcTicks}; select 1");
        using var asked = await Download(admin, "campaigns-20260101T000000000Z.zip");
        Assert.StartsWith("/admin/account/confirm?returnUrl=", asked.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await _site.Number("select count(*) from core_audit where action = 'operations.backup-downloaded'"));
        using var sent = await Upload(admin);
        Assert.StartsWith("/admin/account/confirm?returnUrl=", sent.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var coordinator = await SignedIn.As(_site, "coordinator");
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync(Page, Ct)).StatusCode);
    }

    // Without a file: whether it is looked at is the question.
    private static Task<HttpResponseMessage> Upload(HttpClient client) => SignedIn.Post(client, "/admin/modules", "/admin/modules?handler=Upload", []);

    private static Task<HttpResponseMessage> Download(HttpClient client, string name) => SignedIn.Post(client, Page, Page + "?handler=Download", new() { ["Name"] = name });

    [Fact]
    public async Task Alerts_have_their_figures()
    {
        await Dead(2);
        using var http = new HttpClient { BaseAddress = _site.Address };
        var metrics = await http.GetStringAsync("/metrics", Ct);
        Assert.Contains("campaigns_deliveries_dead{otel_scope_name=\"Campaigns\"} 2", metrics, StringComparison.Ordinal);
        var rules = await File.ReadAllTextAsync(Path.Combine(Campaigns.Testing.Machine.Root, "docs", "guides", "alerts.yml"), Ct);
        var named = System.Text.RegularExpressions.Regex.Matches(rules, @"\bcampaigns_[a-z_]+").Select(m => m.Value).Distinct().ToList();
        Assert.True(named.Count >= 6, "the example rules use too few figures");

        // Two of them are absent while all is well, or before there is a backup.
        Assert.All(named.Except(["campaigns_condition", "campaigns_backup_age_seconds"]), n => Assert.Contains(n, metrics, StringComparison.Ordinal));
    }
}
