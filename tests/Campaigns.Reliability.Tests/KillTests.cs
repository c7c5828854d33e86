using Campaigns.Data;
using Campaigns.Testing.Site;
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
        var people = await Registering.In(world);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.Start(url => world.Environment(url, Clock));
            using var stop = new CancellationTokenSource();
            var writing = people.Start(host.Address, Writers, stop.Token);
            await people.Until(people.Answered.Count + 3 + (kill * 37 % 50));
            await Task.Delay(kill * 173 % 90, Ct); // Anywhere within the work of the next ones.
            await host.Kill();
            await stop.CancelAsync();
            await writing;
        }

        await using var last = await HostProcess.Start(url => world.Environment(url, Clock));
        await world.Settled();
        var stored = (await world.Ids("select id from reg_registration")).ToHashSet();
        var answered = people.Answered;
        Assert.True(answered.Count > Kills, $"only {answered.Count} were answered");
        Assert.Empty(answered.Keys.Except(stored));
        var told = await world.Ids("select about_id from ntf_message where channel = 'sms'");
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Empty(answered.Keys.Except(told));
    }
}

public sealed class KillOnSqlite() : KillTests(DatabaseProvider.Sqlite);

public sealed class KillOnPostgres() : KillTests(DatabaseProvider.PostgreSql);
