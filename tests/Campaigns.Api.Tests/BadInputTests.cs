using System.Net;
using System.Text;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Bad input is answered clearly, never with 500, and nothing is written.</summary>
public sealed partial class BadInputTests(BadInputSite world) : IClassFixture<BadInputSite>
{
    private readonly TestSite _site = world.Site;
    private readonly string _slug = world.Slug;
    private readonly string _eventId = world.EventId;
    private readonly string _crowded = world.CrowdedId;

    public static TheoryData<string, string, int> Bodies { get; } = new()
    {
        { "nothing", "", 400 },
        { "no object", "[]", 400 },
        { "half an object", "{\"fullName\":", 400 },
        { "a number for a name", """{"fullName":5,"phone":"0987654321","consent":true}""", 400 },
        { "a date that is none", """{"fullName":"A B","phone":"0987654321","consent":true,"birthDate":"31/02/1980"}""", 400 },
        { "two phones", """{"fullName":"A B","phone":"0987654321","consent":true,"phone":"0912345678"}""", 400 },
        { "no name", """{"fullName":null,"phone":"0987654321","consent":true}""", 422 },
        { "no consent", """{"fullName":"A B","phone":"0987654321","consent":false}""", 422 },
        { "no phone and no word of it", """{"fullName":"A B","consent":true}""", 422 },
        { "a phone too short", """{"fullName":"A B","phone":"12","consent":true}""", 422 },
        { "born tomorrow", """{"fullName":"A B","phone":"0987654321","consent":true,"birthDate":"2999-01-01"}""", 422 },
        { "a citizen id of letters", """{"fullName":"A B","phone":"0987654321","consent":true,"citizenId":"abc"}""", 422 },
        { "a control character", """{"fullName":"a\u0000b","phone":"0987654321","consent":true}""", 422 },
        { "a crowd of eleven", """{"fullName":"A B","phone":"0987654321","consent":true,"people":11}""", 422 },
        { "a name of 10 kB", $$"""{"fullName":"{{new string('x', 10_000)}}","phone":"0987654321","consent":true}""", 422 },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_registration_is_told_what_is_wrong(string what, string body, int status)
    {
        var citizen = await _site.Api();
        using var answer = await citizen.PostAsync($"events/{_slug}/registrations", new StringContent(body, Encoding.UTF8, "application/json"), Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(status == (int)answer.StatusCode, $"{what}: {(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"traceId\"", text, StringComparison.Ordinal);
        if (status == 422) Assert.Contains("\"pointer\"", text, StringComparison.Ordinal);
        var seen = await (await _site.Api("admin")).GetAsync($"events/{_eventId}", Ct).Must(200);
        Assert.Equal(0, seen.GetProperty("seatsTaken").GetInt32());
    }

    [Fact]
    public async Task A_body_that_does_not_say_how_long_it_is_is_bounded_too()
    {
        using var http = new HttpClient { BaseAddress = _site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/events/{_slug}/registrations") { Content = new StringContent($"{{\"fullName\":\"{new string('x', 3_000_000)}\"}}", Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await http.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    // Fifty megabytes where five are allowed: a program that asks first sends nothing of it; a browser, which does not ask, still hears why.
    [Theory]
    [InlineData("/api/v1/events/{slug}/registration-files", true)]
    [InlineData("/api/v1/events/{slug}/registration-files", false)]
    [InlineData("/events/{slug}/register?step=5", true)]
    [InlineData("/events/{slug}/register?step=5", false)]
    [InlineData("/login", false)]
    public async Task Fifty_megabytes_are_refused(string path, bool asks)
    {
        var (answer, sent) = await Flooded(path, asks);
        using (answer)
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Equal(path.StartsWith("/api", StringComparison.Ordinal) ? "application/problem+json" : "text/html", answer.Content.Headers.ContentType?.MediaType);
        }

        if (asks) Assert.InRange(sent, 0, 1_000_000);
    }

    // Who does not say how much it will be is cut off when it is too much; whether the answer still reaches them is up to their end.
    [Theory]
    [InlineData("/api/v1/events/{slug}/registration-files")]
    [InlineData("/events/{slug}/register?step=5")]
    public async Task What_was_not_announced_is_cut_off(string path)
    {
        var flood = new Flood(50_000_000);
        try
        {
            var (answer, _) = await Flooded(path, asks: true, flood);
            using (answer) Assert.InRange((int)answer.StatusCode, 400, 499);
        }
        catch (HttpRequestException)
        {
            Assert.InRange(flood.Position, 1, 49_000_000);
        }
    }

    private async Task<(HttpResponseMessage Answer, long Sent)> Flooded(string path, bool asks, Flood? unsaid = null)
    {
        // Whoever asks waits for the answer, however busy the machine is.
        using var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = _site.Address };
        var flood = unsaid ?? new Flood(50_000_000);
        using var form = new MultipartFormDataContent { { new StreamContent(flood), "file", "to.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path.Replace("{slug}", _slug, StringComparison.Ordinal)) { Content = form };
        request.Headers.ExpectContinue = asks;
        if (unsaid is not null) request.Headers.TransferEncodingChunked = true;
        return (await http.SendAsync(request, Ct), flood.Position);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "no boundary in sight")]
    [InlineData("multipart/form-data", "no boundary told")]
    [InlineData("application/x-www-form-urlencoded", "Draft=forged&Title=a")]
    public async Task A_form_that_is_none_leads_to_the_sign_in_like_any_other(string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var pages = _site.Pages();
        using var answer = await pages.PostAsync("/admin/events/new", content, Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/login", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_none_and_does_not_say_how_long_it_is_is_refused()
    {
        using var content = new StringContent("no boundary in sight");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/events/{_slug}/register?step=5") { Content = content, Headers = { TransferEncodingChunked = true } };
        using var pages = _site.Pages();
        using var answer = await pages.SendAsync(message, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Markup_in_a_name_is_shown_as_text()
    {
        var citizen = await _site.Api();
        var own = await Journey.Published(await _site.Api("admin"));
        await citizen.Post($"events/{own.GetProperty("slug")}/registrations", new { fullName = "<script>alert(1)</script> Hoa", phone = "0987654321", consent = true }).Must(201);
        var pages = await SignedIn.As(_site, "admin");
        var list = await pages.GetStringAsync($"/admin/events/{own.GetProperty("id")}/registrations?q=hoa", Ct);
        Assert.DoesNotContain("<script>alert", list, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_come_in_the_promised_order()
    {
        var nobody = await _site.Api();
        var auditor = await _site.Api("auditor");
        var coordinator = await _site.Api("coordinator");
        var stranger = await _site.Api("coordinator.hoanghoa");
        await nobody.GetAsync("registrations", Ct).Must(401);
        await auditor.Post("events").Must(403);
        await coordinator.Post("events").Must(422);
        await nobody.Post("events/no-such-event/registrations", Journey.Person(1)).Must(404);
        await coordinator.GetAsync($"events/{Guid.NewGuid()}", Ct).Must(404);
        using var wrongType = await coordinator.PostAsync("events", new StringContent("{}", Encoding.UTF8, "text/plain"), Ct);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, wrongType.StatusCode);
        using var forged = new HttpRequestMessage(HttpMethod.Get, "events");
        forged.Headers.Authorization = new("Bearer", "cpn_" + new string('a', 43));
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.SendAsync(forged, Ct)).StatusCode);
        Assert.NotNull(stranger);
    }
}

/// <summary>One site with one open event, for all bad input.</summary>
public sealed class BadInputSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public string Slug { get; private set; } = "";

    public string EventId { get; private set; } = "";

    /// <summary>Another one, with two people in it.</summary>
    public string CrowdedId { get; private set; } = "";

    /// <summary>An administrator's pages, signed in once.</summary>
    public HttpClient Pages { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.World(clock: "2019-03-01T09:00:00+07:00");
        var published = await Journey.Published(await Site.Api("admin"));
        var crowded = await Journey.Published(await Site.Api("admin"));
        CrowdedId = crowded.GetProperty("id").GetString()!;
        var citizen = await Site.Api();
        foreach (var number in (int[])[701, 702]) await citizen.Post($"events/{crowded.GetProperty("slug").GetString()}/registrations", Journey.Person(number)).Must(201);
        Pages = await SignedIn.As(Site, "admin");
        (Slug, EventId) = (published.GetProperty("slug").GetString()!, published.GetProperty("id").GetString()!);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
