using System.Net;
using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The staff's pages of enrolments and rules, as a browser without script uses them.</summary>
public sealed partial class EnrolmentPageTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.World();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_unpaid_enrolment_is_cancelled_once_on_the_page()
    {
        var pages = await SignedIn.As(_site, "admin");
        var list = await pages.GetStringAsync("/admin/enrolments?status=awaiting-payment", Ct);
        Assert.Contains("25 kết quả", list, StringComparison.Ordinal);
        var (action, token) = (WebUtility.HtmlDecode(Cancel().Match(list).Groups[1].Value), Antiforgery().Match(list).Groups[1].Value);

        Assert.Equal(HttpStatusCode.SeeOther, await Post(action, token));
        Assert.Contains("24 kết quả", await pages.GetStringAsync("/admin/enrolments?status=awaiting-payment", Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await Post(action, token));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(action, "forged"));

        async Task<HttpStatusCode> Post(string address, string key)
        {
            using var answer = await pages.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", key)]), Ct);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_list_shows_masked_phones_and_only_the_readers_area()
    {
        var everywhere = await Total("director");
        var district = await Total("officer.hoanghoa");
        Assert.True(district > 0 && district < everywhere, $"{district} of {everywhere}");

        async Task<int> Total(string user)
        {
            var page = await (await SignedIn.As(_site, user)).GetStringAsync("/admin/enrolments", Ct);
            Assert.DoesNotMatch(@"0\d{3} \d{3} \d{3}", page[page.IndexOf("<tbody", StringComparison.Ordinal)..]);
            return int.Parse(Results().Match(page).Groups[1].Value.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task Rules_are_shown_with_their_source_and_what_is_not_proved()
    {
        var page = await (await SignedIn.As(_site, "coordinator")).GetStringAsync("/admin/rules?on=2026-03-02", Ct);
        Assert.Contains("Nghị định 159/2025/NĐ-CP, điều 5 khoản 1", page, StringComparison.Ordinal);
        Assert.Contains("Chưa kiểm chứng", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/enrolments", "editor", HttpStatusCode.Forbidden)]
    [InlineData("/admin/rules", "collector", HttpStatusCode.Forbidden)]
    [InlineData("/admin/enrolments", null, HttpStatusCode.Redirect)]
    public async Task Who_may_not_read_them_does_not(string address, string? user, HttpStatusCode status)
    {
        var pages = user is null ? _site.Pages() : await SignedIn.As(_site, user);
        using var answer = await pages.GetAsync(address, Ct);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Over_the_api_a_stranger_does_not_find_an_enrolment_and_a_stale_copy_does_not_cancel_it()
    {
        var admin = await _site.Api("admin");
        var desk = await _site.Api("desk");
        var id = (await Waiting(admin)).Except(await Waiting(desk)).First();
        await desk.GetAsync($"enrolments/{id}", Ct).Must(404);
        await desk.Post($"enrolments/{id}/cancel").Must(404);

        var stale = new HttpRequestMessage(HttpMethod.Post, $"enrolments/{id}/cancel") { Headers = { { "If-Match", "\"7\"" } } };
        await admin.SendAsync(stale, Ct).Must(412);
        var cancelled = await admin.Post($"enrolments/{id}/cancel").Must(200);
        Assert.Equal("cancelled", cancelled.GetProperty("status").GetString());
        await admin.Post($"enrolments/{id}/cancel").Must(409);

        static async Task<List<string?>> Waiting(HttpClient api) =>
            (await api.GetAsync("enrolments?status=awaiting-payment", Ct).Must(200)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).ToList();
    }

    [GeneratedRegex("""action="([^"]*handler=Cancel[^"]*)""" + "\"")]
    private static partial Regex Cancel();

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();

    [GeneratedRegex("([0-9.]+) kết quả")]
    private static partial Regex Results();
}
