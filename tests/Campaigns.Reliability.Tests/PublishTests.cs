using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Campaigns.Testing;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>What an operator installs: the published folder stands alone, with its pages, texts, recipes and assets.</summary>
public sealed partial class PublishTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_published_folder_serves_pages_with_their_assets_away_from_the_sources()
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-published-").FullName;
        try
        {
            await Publish(Path.Combine(folder, "app"));
            await using var host = await HostProcess.Start(url => new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = url,
                ["Campaigns__DataPath"] = Path.Combine(folder, "data"),
            }, Path.Combine(folder, "app"));
            using var http = new HttpClient { BaseAddress = host.Address };
            var page = await http.GetStringAsync("/events", Ct);
            Assert.Contains("lang=\"vi\"", page, StringComparison.Ordinal);
            var assets = Asset().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().ToList();
            Assert.True(assets.Count >= 2, $"only {assets.Count} assets on the page");
            foreach (var asset in assets)
            {
                using var answer = await http.GetAsync(asset, Ct);
                Assert.Equal((asset, HttpStatusCode.OK), (asset, answer.StatusCode));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Publish(string to)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var info = new ProcessStartInfo("dotnet", ["publish", "src/Campaigns.Host", "--no-build", "-c", configuration, "-o", to, "-nodeReuse:false"])
        {
            WorkingDirectory = Machine.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(info)!;
        var said = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, said);
    }

    [GeneratedRegex("(?:href|src)=\"(/[^\"]+\\.(?:css|js|woff2|svg))\"")]
    private static partial Regex Asset();
}
