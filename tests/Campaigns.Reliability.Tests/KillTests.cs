using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.Http.Json;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Testing.Site;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>The process is killed while people register. What was answered is there, and its message is there exactly once.
/// Five kills here; fifty with <c>./test --long</c>.</summary>
public abstract class KillTests(DatabaseProvider provider)
{
    private const string Clock = "2019-03-01T09:00:00+07:00";
    private const int Writers = 8;

    private static readonly int Kills = Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") is { Length: > 0 } ? 50 : 5;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_answered_is_lost_and_no_message_is_doubled()
    {
        await using var world = await WorldFiles.Copy("thanh-hoa-2019", provider);
        var slug = await OpenEvent(world);
        var answered = new ConcurrentDictionary<Guid, bool>();
        var number = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.Start(url => world.Environment(url, Clock));
            using var stop = new CancellationTokenSource();
            var writers = Enumerable.Range(0, Writers).Select(_ => Write(host.Address, slug, () => Interlocked.Increment(ref number), answered, stop.Token)).ToList();
            await Answered(answered, answered.Count + 3 + (kill * 37 % 50));
            await Task.Delay(kill * 173 % 90, Ct); // Anywhere within the work of the next ones.
            await host.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }

        await using var last = await HostProcess.Start(url => world.Environment(url, Clock));
        await Settled(world);
        var stored = (await Ids(world, "select id from reg_registration")).ToHashSet();
        Assert.True(answered.Count > Kills, $"only {answered.Count} were answered");
        Assert.Empty(answered.Keys.Except(stored));
        var told = await Ids(world, "select about_id from ntf_message where channel = 'sms'");
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Empty(answered.Keys.Except(told));
    }

    // Any open event of the world: past its seats people are waitlisted, which is an answer too.
    private static async Task<string> OpenEvent(WorldFiles world)
    {
        await using var connection = await Open(world);
        await using var command = connection.CreateCommand();
        command.CommandText = "select slug from evt_event where status = 'published' order by capacity desc limit 1";
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task Write(Uri address, string slug, Func<int> next, ConcurrentDictionary<Guid, bool> answered, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (!stop.IsCancellationRequested)
        {
            var number = next();
            try
            {
                using var answer = await http.PostAsJsonAsync($"/api/v1/events/{slug}/registrations", new { fullName = $"Nguyễn Thị Hoa {number}", phone = $"09{80000000 + number:00000000}", consent = true }, CancellationToken.None);
                if ((int)answer.StatusCode != 201) throw new Xunit.Sdk.XunitException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                answered[(await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("id").GetGuid()] = true;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
            {
                return; // Killed in the middle: this one was not answered.
            }
        }
    }

    private static async Task Answered(ConcurrentDictionary<Guid, bool> answered, int wanted)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (answered.Count < wanted)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"only {answered.Count} of {wanted} were answered within a minute");
            await Task.Delay(10, Ct);
        }
    }

    private static async Task Settled(WorldFiles world)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var open = await Count(world, "select count(*) from core_outbox") + await Count(world, "select count(*) from core_inbox where done_at is null and dead_at is null and due_at is null");
            if (open == 0) return;
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(90), $"{open} deliveries are still open");
            await Task.Delay(200, Ct);
        }
    }

    private static async Task<long> Count(WorldFiles world, string sql)
    {
        await using var connection = await Open(world);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<List<Guid>> Ids(WorldFiles world, string sql)
    {
        await using var connection = await Open(world);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(Ct)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    private static async Task<DbConnection> Open(WorldFiles world)
    {
        DbConnection connection = world.Database.Provider == DatabaseProvider.Sqlite ? new SqliteConnection(world.Database.ConnectionString) : new NpgsqlConnection(world.Database.ConnectionString);
        await connection.OpenAsync(Ct);
        return connection;
    }
}

public sealed class KillOnSqlite() : KillTests(DatabaseProvider.Sqlite);

public sealed class KillOnPostgres() : KillTests(DatabaseProvider.PostgreSql);
