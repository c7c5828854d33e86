using System.Net;
using System.Runtime.CompilerServices;
using Campaigns.Runtime.Shells;
using Campaigns.Testing.Site;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Features go on and off while the site serves.</summary>
public sealed class ShellTests : IAsyncLifetime
{
    // Nothing depends on it, so it can be switched without its neighbours.
    private const string Feature = "Operations";
    private static readonly int Toggles = Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") is { Length: > 0 } ? 20 : 8;
    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.World();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Toggles_under_load_fail_no_request_and_leave_no_shell_behind()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var load = Enumerable.Range(0, 4).Select(_ => Load(stop.Token)).ToList();
        var shells = new List<WeakReference>();
        for (var i = 0; i < Toggles; i++) await Toggle(shells, on: i % 2 == 1);
        await stop.CancelAsync();
        var served = await Task.WhenAll(load);
        Assert.True(served.Sum() > 100, $"only {served.Sum()} requests");
        await Until(() => shells.Count(s => s.IsAlive) <= 1); // The last one retired may still be held by this very test.
    }

    [Fact]
    public async Task A_feature_that_is_off_has_no_pages_and_comes_back_with_its_data()
    {
        var pages = await SignedIn.As(_site, "admin");
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync("/admin/modules", Ct)).StatusCode);
        Assert.Null(await _site.Features.Switch(Feature, on: false, Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync("/admin/modules", Ct)).StatusCode);
        Assert.DoesNotContain("/admin/modules", await pages.GetStringAsync("/admin", Ct), StringComparison.Ordinal);
        Assert.Null(await _site.Features.Switch(Feature, on: true, Ct));
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync("/admin/modules", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_feature_others_need_cannot_go_off_and_they_are_named()
    {
        var refusal = await _site.Features.Switch("Network", on: false, Ct);
        Assert.NotNull(refusal);
        Assert.Contains("Events", refusal, StringComparison.Ordinal);
        Assert.Contains("Network", _site.Features.Enabled);
    }

    private async Task<int> Load(CancellationToken ct)
    {
        using var client = _site.Pages();
        var served = 0;
        string[] paths = ["/", "/events", "/announcements", "/health/ready"];
        while (!ct.IsCancellationRequested)
        {
            using var answer = await client.GetAsync(paths[served % paths.Length], CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            served++;
        }

        return served;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task Toggle(List<WeakReference> shells, bool on)
    {
        shells.Add(new(_site.Services.GetRequiredService<ShellHolder>().Current));
        Assert.Null(await _site.Features.Switch(Feature, on, CancellationToken.None));
    }

    private static async Task Until(Func<bool> holds)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(40), "Old shells were not collected");
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(200, Ct);
        }
    }
}
