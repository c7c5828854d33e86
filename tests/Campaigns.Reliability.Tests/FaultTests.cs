using System.Diagnostics;
using System.Net;
using System.Text.Json;
using AngleSharp;
using Campaigns.Data;
using Campaigns.Notifications.Tests;
using Campaigns.Testing;
using Campaigns.Testing.Site;
using Npgsql;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>Faults of what the site stands on, made for real: it says so, goes on showing pages where it can, refuses changes in a way that loses
/// nothing that was typed, and recovers by itself, in the same process.</summary>
public abstract class FaultTests
{
    protected const string Clock = "2019-03-01T09:00:00+07:00";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Before, during and after.</summary>
    private protected static async Task Passes(WorldFiles world, HostProcess host, string[] states, Func<Task> breaks, Func<Task> mends, bool reads = true)
    {
        var people = await Registering.In(world);
        using var http = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(40) };
        Assert.Equal(HttpStatusCode.Created, (await people.One(http)).StatusCode);
        await breaks();
        await Until(people, http, async answer =>
        {
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) return false;
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(answer.Headers.RetryAfter?.Delta);
            var code = (await Json(answer)).GetProperty("code").GetString()!;
            return Array.Exists(states, s => code == "storage-" + s);
        });

        await KeepsWhatWasTyped(http);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", Ct)).StatusCode);
        if (reads) Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/events", Ct)).StatusCode);
        using var ready = await http.GetAsync("/health/ready", Ct);
        Assert.Equal(reads ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var health = await Json(ready);
        Assert.Equal((reads ? "degraded" : "not-ready", "refused"), (health.GetProperty("status").GetString(), health.GetProperty("changes").GetString()));
        Assert.Contains(health.GetProperty("checks").EnumerateArray(), c => c.GetProperty("check").GetString() == "database" && states.Contains(c.GetProperty("state").GetString()));

        await mends();
        await Until(people, http, answer => Task.FromResult(answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal("taken", (await Json(await http.GetAsync("/health/ready", Ct))).GetProperty("changes").GetString());
        await world.Settled();
    }

    private static async Task Until(Registering people, HttpClient http, Func<HttpResponseMessage, Task<bool>> wanted)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await people.One(http);
            if (await wanted(answer)) return;
            Assert.True(started.Elapsed < TimeSpan.FromSeconds(45), $"still {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Ct)}");
            await Task.Delay(100, Ct);
        }
    }

    // The form of a person without script, sent while nothing can be written: the page that answers holds it all, ready to be sent again.
    private static async Task KeepsWhatWasTyped(HttpClient http)
    {
        var form = new FormUrlEncodedContent([new("FullName", "Lê Thị \"Hoa\" <Mai>"), new("Phone", "0912345678")]);
        using var answer = await http.PostAsync("/events/any/register?step=1", form, Ct);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("lang=\"vi\"", page, StringComparison.Ordinal);
        Assert.Contains("Gửi lại", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var document = await BrowsingContext.New().OpenAsync(r => r.Content(page), Ct);
        Assert.Equal("/events/any/register?step=1", document.QuerySelector("main form")?.GetAttribute("action"));
        Assert.Equal("Lê Thị \"Hoa\" <Mai>", document.QuerySelector("main form input[name=FullName]")?.GetAttribute("value"));

        using var secret = await http.PostAsync("/login", new FormUrlEncodedContent([new("UserName", "admin"), new("Password", "Bí-mật-2019")]), Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, secret.StatusCode);
        Assert.DoesNotContain("Bí-mật-2019", WebUtility.HtmlDecode(await secret.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;

    private protected static async Task Shell(string command)
    {
        using var process = Process.Start("sh", ["-c", command]);
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, command);
    }
}

public sealed class FaultOnSqlite : FaultTests
{
    [Fact]
    public async Task A_disk_that_takes_no_more_refuses_changes_and_loses_nothing()
    {
        await using var world = await WorldFiles.Copy("thanh-hoa-2019", DatabaseProvider.Sqlite);

        // The kernel's own limit on the size of files: from then on no write beyond it succeeds, as on a full disk. No rights are needed for it.
        await using var host = await HostProcess.Start(url => world.Environment(url, Clock), null, "sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh");
        await Passes(world, host, ["full", "failed"], () => Shell($"prlimit --pid {host.Id} --fsize=4096:"), () => Shell($"prlimit --pid {host.Id} --fsize=unlimited:"));
    }

    [Fact]
    public async Task A_database_that_can_only_be_read_refuses_changes_and_shows_pages()
    {
        await using var world = await WorldFiles.Copy("thanh-hoa-2019", DatabaseProvider.Sqlite);

        // Root may write whatever the mode says: then the site runs as nobody.
        string[] under = Environment.UserName == "root" ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        var keys = Path.Combine(world.Folder, "keys");
        await Shell($"cp -r {TestKeys.Folder} {keys}");
        if (under.Length > 0) await Shell($"chown -R 65534:65534 {world.Folder}");
        await using var host = await HostProcess.Start(url => new(world.Environment(url, Clock)) { ["Campaigns__KeysPath"] = keys }, null, under);
        await Passes(world, host, ["read-only", "failed", "unreachable"], () => Shell($"chmod -R a-w {world.Folder}"), () => Shell($"chmod -R u+w {world.Folder}"));
    }

    [Fact]
    public async Task A_mail_server_that_is_away_is_told_and_every_mail_goes_out_once_when_it_is_back()
    {
        await using var world = await WorldFiles.Copy("thanh-hoa-2019", DatabaseProvider.Sqlite);
        var port = Machine.FreePort();
        await using var host = await HostProcess.Start(url => new(world.Environment(url, Clock)) { ["Mail__Host"] = "127.0.0.1", ["Mail__Port"] = $"{port}", ["Mail__Tls"] = "none" });
        using var http = new HttpClient { BaseAddress = host.Address };
        var people = await Registering.In(world);
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.Created, (await people.One(http, mail: true)).StatusCode);
        await Health(http, h => h.GetProperty("status").GetString() == "degraded" && h.GetProperty("checks").EnumerateArray().Any(c => c.GetProperty("check").GetString() == "mail"));
        Assert.Equal(0, await world.Count("select count(*) from ntf_message where channel = 'mail' and status = 'sent'"));

        await using var smtp = new SmtpListener(port);
        await world.Settled();
        Assert.Equal(5, smtp.Taken.Count);
        Assert.Equal(5, smtp.Taken.Select(m => m.MessageId).Distinct().Count());
        await Health(http, h => h.GetProperty("status").GetString() == "ready");
    }

    private static async Task Health(HttpClient http, Func<JsonElement, bool> wanted)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            var text = await http.GetStringAsync("/health/ready", Ct);
            if (wanted(JsonDocument.Parse(text).RootElement)) return;
            Assert.True(started.Elapsed < TimeSpan.FromSeconds(45), text);
            await Task.Delay(200, Ct);
        }
    }
}

public sealed class FaultOnPostgres : FaultTests
{
    [Fact]
    public async Task A_server_that_only_lets_read_refuses_changes_and_shows_pages()
    {
        await using var world = await WorldFiles.Copy("thanh-hoa-2019", DatabaseProvider.PostgreSql);
        await using var host = await HostProcess.Start(url => world.Environment(url, Clock));
        var name = new NpgsqlConnectionStringBuilder(world.Database.ConnectionString).Database;
        await Passes(world, host, ["read-only"], () => Set("on"), () => Set("off"));

        // Sessions that are open keep what they began with: as after a failover, they are ended.
        async Task Set(string value)
        {
            await world.Run($"alter database {name} set default_transaction_read_only = {value}");
            await world.Run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    [Fact]
    public async Task A_full_disk_of_the_server_refuses_changes_and_loses_nothing()
    {
        await using var world = await WorldFiles.Copy("thanh-hoa-2019", DatabaseProvider.PostgreSql);
        await using var host = await HostProcess.Start(url => world.Environment(url, Clock));

        // The server's own error for it, raised where the first row would be written.
        const string full = "create function no_room() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;";
        await Passes(world, host, ["full"],
            () => world.Run(full + "create trigger no_room before insert on reg_registration execute function no_room(); create trigger no_room before insert or update on core_state execute function no_room()"),
            () => world.Run("drop function no_room cascade"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_told_and_nobody_waits_for_long()
    {
        await using var world = await WorldFiles.Copy("thanh-hoa-2019", DatabaseProvider.PostgreSql);
        var direct = new NpgsqlConnectionStringBuilder(world.Database.ConnectionString);
        await using var proxy = new StallingProxy(direct.Host!, direct.Port);
        var through = new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port, Timeout = 5, CommandTimeout = 5 }.ToString();
        await using var host = await HostProcess.Start(url => new(world.Environment(url, Clock)) { ["ConnectionStrings__Default"] = through });
        await Passes(world, host, ["slow", "unreachable"], Stalls, GoesOn, reads: false);

        async Task Stalls()
        {
            proxy.Stall();

            // What a worker leaves when the bytes stop between its mark on a job and the answer. Which of them are just there is chance: here all, with every job to come.
            await world.Run("insert into hangfire.lock (resource, updatecount, acquired) select 'hangfire:job:' || n || ':state-lock', 0, now() from generate_series(1, 300) n on conflict do nothing");
        }

        Task GoesOn()
        {
            proxy.GoOn();
            return Task.CompletedTask;
        }
    }
}
