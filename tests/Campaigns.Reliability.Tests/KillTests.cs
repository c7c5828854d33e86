using System.Globalization;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>The process is killed while people register, their messages are delivered, and a job falls due every other second. What was answered is
/// there, its message is there exactly once, and every due time has exactly one effect, those of the time in which nobody ran made up for.
/// Three kills here; fifty with <c>./test --long</c>.</summary>
public abstract class KillTests(DatabaseProvider provider)
{
    private const int Writers = 8;
    private const int Step = 2;

    // A rush without end would leave messages behind, which is right: people come first. Here all kinds of work go on side by side.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // A schedule that is more than a minute late is made up for once and not as often as it was missed: a kill comes before that.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(25);

    private static readonly int Kills = Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") is { Length: > 0 } ? 50 : 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_doubled()
    {
        await using var world = await WorldFiles.Copy("thanh-hoa-2019", provider);
        var people = await InRealTime(world);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.Start(url => InProduction(world, url));
            using var stop = new CancellationTokenSource();
            var writing = people.Start(host.Address, Writers, stop.Token, Pause);
            await people.Until(people.Answered.Count + 3 + (kill * 37 % 50));
            if (kill == 0) await BeatsUpTo(world, DateTimeOffset.UnixEpoch.AddDays(1));
            await FiredUpTo(world, TimeProvider.System.GetUtcNow() - Late);
            await Task.Delay(kill * 173 % 900, Ct); // Anywhere within the work of the next ones, and within a second.
            await host.Kill();
            await stop.CancelAsync();
            await writing;
        }

        var killed = TimeProvider.System.GetUtcNow();
        await using (var last = await HostProcess.Start(url => InProduction(world, url)))
        {
            await BeatsUpTo(world, killed);
            await world.Settled(but: "Beat");
            await NoneIsOnItsWay(world, killed);
        }

        await Registrations(world, people);
        await DueTimes(world, killed);
    }

    private static async Task Registrations(WorldFiles world, Registering people)
    {
        var answered = people.Answered;
        Assert.True(answered.Count > Kills, $"only {answered.Count} were answered");
        Assert.Empty(answered.Keys.Except((await world.Ids("select id from reg_registration")).ToHashSet()));
        var told = (await world.Ids("select about_id from ntf_message where channel = 'sms'")).Where(answered.ContainsKey).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Empty(answered.Keys.Except(told));
    }

    private static async Task DueTimes(WorldFiles world, DateTimeOffset killed)
    {
        var all = await Due(world);
        Assert.Empty(all.GroupBy(at => at / 1000).Where(second => second.Count() > 1).Select(second => string.Join(" and ", second)));
        var due = all.Select(at => at / 1000).Order().ToList();
        Assert.True(due.Count > Kills, $"only {due.Count} due times had their effect");
        Assert.Empty(Missing([.. due.Where(at => at <= killed.ToUnixTimeSeconds())], killed.ToUnixTimeSeconds() - Step));
    }

    private static IEnumerable<long> Missing(List<long> due, long upTo) => Enumerable.Range(0, ((int)(upTo - due[0]) / Step) + 1).Select(i => due[0] + (i * Step)).Except(due);

    // One that the killed process had taken is done when its lease is over.
    private static async Task NoneIsOnItsWay(WorldFiles world, DateTimeOffset upTo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (Missing([.. (await Due(world)).Select(at => at / 1000).Order()], upTo.ToUnixTimeSeconds() - Step).Any() && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60)) await Task.Delay(250, Ct);
    }

    private static Task FiredUpTo(WorldFiles world, DateTimeOffset until) =>
        Until(async () => await world.Count("select max(next_fire_time) from qrtz_triggers where trigger_name like '%Beat'") > until.UtcTicks);

    private static Task BeatsUpTo(WorldFiles world, DateTimeOffset until) =>
        Until(async () => (await Due(world)).DefaultIfEmpty().Max() >= until.ToUnixTimeMilliseconds());

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(90), "the scheduled job does not go on");
            await Task.Delay(100, Ct);
        }
    }

    private static async Task<List<long>> Due(WorldFiles world) =>
        [.. (await world.Texts("select details from core_audit where action = 'pulse.beat'")).Select(d => long.Parse(JsonDocument.Parse(d).RootElement.GetProperty("due").GetString()!, CultureInfo.InvariantCulture))];

    // Schedules run by the real clock: an event of the demo world is moved into next month, and the job that beats is dropped in and on.
    private static async Task<Registering> InRealTime(WorldFiles world)
    {
        var people = await Registering.In(world);
        var at = TimeProvider.System.GetUtcNow().AddDays(30);
        var moved = world.Database.Provider == DatabaseProvider.Sqlite ? at.UtcTicks.ToString(CultureInfo.InvariantCulture) : $"'{at:O}'";
        await world.Run($"update evt_event set closes_at = {moved}, starts_at = {moved}, ends_at = {moved} where slug = '{people.Slug}'");
        await Pulse.DropIn(world);
        await world.Run("insert into core_state (key, value) values ('setup-done', '2019-01-01T00:00:00Z')"); // Or Production would ask to be set up first.
        return people;
    }

    private static Dictionary<string, string> InProduction(WorldFiles world, string url) => new(world.Environment(url, "")) { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
}

public sealed class KillOnSqlite() : KillTests(DatabaseProvider.Sqlite);

public sealed class KillOnPostgres() : KillTests(DatabaseProvider.PostgreSql);
