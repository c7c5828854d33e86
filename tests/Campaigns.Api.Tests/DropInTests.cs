using System.Net;
using Campaigns.Data;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>A drop-in goes through the same doors as a module of the product: pages, assets, texts, tables, jobs, permissions, API.</summary>
public abstract class DropInTests(DatabaseProvider provider) : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.World(provider: provider);

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task It_is_found_switched_on_used_switched_off_and_on_again_without_a_restart()
    {
        DropIns.Place(_site.DataPath, "Campaigns.Survey");
        Assert.Equal(["Survey"], await _site.Features.Scan(Ct));
        Assert.True(_site.Features.All.Single(f => f.Id == "Survey") is { IsNew: true, On: false, DropIn: true });
        var preview = _site.Features.Preview("Survey")!;
        Assert.Equal(["/admin/surveys", "/feedback/{id:guid}"], preview.Pages.Order(StringComparer.Ordinal));
        Assert.Equal(["svy_answer", "svy_contact", "svy_event_result"], preview.Tables);
        Assert.Equal(["survey.results-view"], preview.Permissions);

        using var admin = await _site.Api("coordinator");
        Assert.Null(await _site.Features.Switch("Survey", on: true, Ct));
        var id = await Use(admin);
        Assert.Null(await _site.Features.Switch("Survey", on: false, Ct));
        await MustBeGone(admin, id);
        Assert.Null(await _site.Features.Switch("Survey", on: true, Ct));
        Assert.Single((await admin.GetAsync($"surveys/{id}/answers", Ct).Must(200)).GetProperty("items").EnumerateArray());
    }

    private async Task<string> Use(HttpClient admin)
    {
        var held = await Held(admin);
        var id = held.GetProperty("id").GetString()!;
        using var pages = _site.Pages();
        Assert.Contains($"/feedback/{id}", await pages.GetStringAsync($"/events/{held.GetProperty("slug").GetString()}", Ct), StringComparison.Ordinal);
        Assert.Contains("Góp ý buổi này", await pages.GetStringAsync($"/feedback/{id}", Ct), StringComparison.Ordinal);
        Assert.Equal("text/css", (await pages.GetAsync("/_content/Campaigns.Survey/survey.css", Ct)).Content.Headers.ContentType?.MediaType);
        Assert.Contains("/api/v1/surveys", await pages.GetStringAsync("/openapi/v1.json", Ct), StringComparison.Ordinal);
        using var visitor = await _site.Api();
        await visitor.GetAsync("surveys", Ct).Must(401);
        await visitor.Post($"surveys/{id}/answers", new { score = 9 }).Must(422);
        await visitor.Post($"surveys/{id}/answers", new { score = 4, comment = "=1+1", fullName = "Lê Thị Sáu", phone = "0912 345 678", consent = true }).Must(201);
        await _site.Deliver();
        Assert.Equal(1, (await admin.GetAsync("surveys", Ct).Must(200)).GetProperty("items")[0].GetProperty("answers").GetInt32());
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where key like 'survey-thanks:%'"));
        return id;
    }

    // What has been held and is less than 30 days ago.
    private async Task<System.Text.Json.JsonElement> Held(HttpClient admin)
    {
        await _site.Move(new DateTimeOffset(2019, 4, 30, 9, 0, 0, TimeSpan.FromHours(7)));
        return (await admin.GetAsync("events?from=2019-04-10&to=2019-04-25&limit=200", Ct).Must(200)).GetProperty("items").EnumerateArray()
            .First(e => e.GetProperty("status").GetString() is "completed" or "reported");
    }

    private async Task MustBeGone(HttpClient admin, string id)
    {
        using var pages = _site.Pages();
        await admin.GetAsync("surveys", Ct).Must(404);
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync($"/feedback/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync("/_content/Campaigns.Survey/survey.css", Ct)).StatusCode);
        Assert.DoesNotContain("/api/v1/surveys", await pages.GetStringAsync("/openapi/v1.json", Ct), StringComparison.Ordinal);
        Assert.Equal(1, await _site.Number("select count(*) from svy_answer"));
    }
}

public sealed class DropInOnSqlite() : DropInTests(DatabaseProvider.Sqlite);

public sealed class DropInOnPostgres() : DropInTests(DatabaseProvider.PostgreSql);
