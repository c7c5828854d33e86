using System.Net;
using Campaigns.Data;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Runtime.Shells;
using Campaigns.Testing.Site;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>Two processes on one database: what an administrator switches or sets in one of them, the other does too, without a restart.</summary>
public abstract class FollowTests(DatabaseProvider provider)
{
    // Only what is enough under load on a busy machine; a look is taken each second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_switch_and_a_setting_reach_the_other_process_while_it_serves()
    {
        await using var site = await TestSite.World("thanh-hoa-2019", provider);
        await using var other = await HostProcess.Start(url => Environment(site, url));
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = other.Address };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var load = Load(http, stop.Token);

        Assert.NotEqual(HttpStatusCode.NotFound, (await http.GetAsync("/admin/modules", Ct)).StatusCode);
        Assert.Null(await site.Features.Switch("Operations", on: false, Ct));
        await Until(async () => (await http.GetAsync("/admin/modules", Ct)).StatusCode == HttpStatusCode.NotFound);
        Assert.Null(await site.Features.Switch("Operations", on: true, Ct));
        await Until(async () => (await http.GetAsync("/admin/modules", Ct)).StatusCode != HttpStatusCode.NotFound);

        await SetPhone(site, "0237 3852 852");
        await Until(async () => (await http.GetStringAsync("/help", Ct)).Contains("0237 3852 852", StringComparison.Ordinal));
        Assert.Contains("0237 3852 852", await site.Pages().GetStringAsync("/help", Ct), StringComparison.Ordinal);

        await stop.CancelAsync();
        Assert.True(await load > 20);
    }

    private static async Task<int> Load(HttpClient http, CancellationToken ct)
    {
        var served = 0;
        for (; !ct.IsCancellationRequested; served++)
        {
            using var answer = await http.GetAsync(served % 2 == 0 ? "/events" : "/health/ready", CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        return served;
    }

    private static async Task SetPhone(TestSite site, string phone)
    {
        var shell = site.Services.GetRequiredService<ShellHolder>().Enter();
        try
        {
            await using var scope = shell.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IActAs>().System();
            Assert.True((await scope.ServiceProvider.GetRequiredService<ISettingsStore>().Change("site.general", new Dictionary<string, string?> { ["phone"] = phone }, 0, Ct)).Value);
        }
        finally
        {
            shell.Leave();
        }
    }

    private static Dictionary<string, string> Environment(TestSite site, string url)
    {
        var database = site.Services.GetRequiredService<DatabaseOptions>();
        return new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = url,
            ["Campaigns__DataPath"] = site.DataPath,
            ["Campaigns__Recipe"] = "thanh-hoa-2019",
            ["Database__Provider"] = database.Provider.ToString(),
            ["ConnectionStrings__Default"] = database.ConnectionString,
        };
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var started = TimeProvider.System.GetTimestamp(); !await holds(); await Task.Delay(100, Ct))
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "The other process did not follow");
    }
}

public sealed class FollowOnSqlite() : FollowTests(DatabaseProvider.Sqlite);

public sealed class FollowOnPostgres() : FollowTests(DatabaseProvider.PostgreSql);
