using System.Net;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Somebody tries one certificate code after the other.</summary>
public sealed class GuessedCodeTests : IAsyncLifetime
{
    private const string Known = "TH-2018-000201";
    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.World(settings: new() { ["RateLimits:PublicLookupsPerMinute"] = "12" });

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Guesses_are_soon_answered_by_nothing_but_a_wait_at_every_door_and_for_known_codes_too()
    {
        var (api, pages) = (await _site.Api(), _site.Pages());
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal(HttpStatusCode.NotFound, await Asked(api, $"certificates/TH-2026-AAAAAAA{n + 2}"));
            Assert.Equal(HttpStatusCode.NotFound, await Asked(api, $"badges/TH-2026-AAAAAAA{n + 2}"));
            Assert.Equal(HttpStatusCode.NotFound, await Asked(pages, $"/certificates/verify/TH-2026-AAAAAAA{n + 2}"));
            Assert.Equal(HttpStatusCode.OK, await Asked(api, $"certificates/{Known}"));
        }

        foreach (var code in new[] { "TH-2026-AAAAAAA9", Known, "' or 1=1 --" })
            foreach (var (client, path) in new[] { (api, "certificates/"), (api, "badges/"), (pages, "/certificates/verify/") })
            {
                using var answer = await client.GetAsync(path + Uri.EscapeDataString(code), Ct);
                Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
                Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
            }
    }

    private static async Task<HttpStatusCode> Asked(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Ct);
        return answer.StatusCode;
    }
}
