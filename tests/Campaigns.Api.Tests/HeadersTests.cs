using System.Net;
using Campaigns.Runtime.Web;
using Campaigns.Testing.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>What every answer tells browsers, and what is believed about where a request came from.</summary>
public sealed class HeadersTests(OneSite one) : IClassFixture<OneSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient { BaseAddress = one.Site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, Ct);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/en/events")]
    [InlineData("/login")]
    [InlineData("/not-there")]
    [InlineData("/api/v1/events")]
    [InlineData("/api/v1/not-there")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/ready")]
    public async Task Every_answer_restricts_what_a_browser_does_with_it(string path)
    {
        using var answer = await Get(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var part in new[] { "default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'" }) Assert.Contains(part, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Who_carries_a_notice_gets_a_page_made_for_the_occasion_and_nobody_else_gets_that_one()
    {
        using var first = await Get("/help");
        using var kept = await Get("/help");
        Assert.NotNull(kept.Headers.Age);
        using var noticed = await Get("/help", ("Cookie", Microsoft.AspNetCore.Mvc.ViewFeatures.CookieTempDataProvider.CookieName + "=any"));
        Assert.Null(noticed.Headers.Age);
        using var after = await Get("/help");
        Assert.NotNull(after.Headers.Age);
    }

    // A page made for one visitor under a key of its own would never be asked for again and only take room from the others.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_made_for_who_carries_a_notice_is_not_kept(bool notice)
    {
        var http = new DefaultHttpContext { RequestServices = one.Site.Services };
        http.Request.Headers.Cookie = (notice ? Microsoft.AspNetCore.Mvc.ViewFeatures.CookieTempDataProvider.CookieName : "other") + "=any";
        var context = new OutputCacheContext { HttpContext = http, AllowCacheStorage = true };
        await ((IOutputCachePolicy)new KeptForEverybody()).ServeResponseAsync(context, Ct);
        Assert.Equal(!notice, context.AllowCacheStorage);
    }

    [Theory]
    [InlineData("TRACE", "/")]
    [InlineData("TRACE", "/api/v1/events")]
    [InlineData("TRACE", "/health/ready")]
    [InlineData("DELETE", "/login")]
    [InlineData("SHOW", "/events")]
    public async Task Nobody_answers_TRACE_and_methods_that_are_not_meant(string method, string path)
    {
        using var http = new HttpClient { BaseAddress = one.Site.Address };
        using var answer = await http.SendAsync(new(new HttpMethod(method), path), Ct);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound });
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_TLS_browsers_are_told_to_stay_with_it_and_cookies_are_secure()
    {
        using var answer = await Get("/login", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"), ("Host", "campaigns.example.vn"));
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    // The proxy on this machine speaks for somebody out there, or one whose word does not count does.
    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9", HttpStatusCode.NotFound)]
    [InlineData("X-Forwarded-For", "127.0.0.1, 203.0.113.9", HttpStatusCode.NotFound)]
    [InlineData("X-Forwarded-For", "nonsense", HttpStatusCode.NotFound)]
    [InlineData("Forwarded", "for=203.0.113.9", HttpStatusCode.NotFound)]
    [InlineData("X-Nothing", "", HttpStatusCode.OK)]
    public async Task Figures_are_for_the_machine_itself_and_not_for_whoever_a_proxy_on_it_speaks_for(string name, string value, HttpStatusCode status)
    {
        using var answer = await Get("/metrics", (name, value));
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public void Only_proxies_that_were_named_are_believed()
    {
        var none = Trusted("");
        Assert.All(none.KnownProxies, p => Assert.True(IPAddress.IsLoopback(p)));
        var some = Trusted("10.1.2.3, 192.168.0.0/16");
        Assert.Contains(IPAddress.Parse("10.1.2.3"), some.KnownProxies);
        Assert.Contains(some.KnownIPNetworks, n => n.Contains(IPAddress.Parse("192.168.7.7")) && !n.Contains(IPAddress.Parse("192.169.0.1")));
        Assert.Contains("proxy.local", Assert.Throws<InvalidOperationException>(() => Trusted("proxy.local")).Message, StringComparison.Ordinal);
    }

    private static Microsoft.AspNetCore.Builder.ForwardedHeadersOptions Trusted(string addresses) =>
        Proxies.Trusted(new ConfigurationBuilder().AddInMemoryCollection([new(Proxies.Setting, addresses)]).Build());
}
