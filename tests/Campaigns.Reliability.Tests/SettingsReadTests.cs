using Campaigns.Data;
using Campaigns.Runtime.FeatureSettings;
using Campaigns.Runtime.Storage;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>Settings are read again by who changed them and by who looks each second: what was changed last is what holds.</summary>
public abstract class SettingsReadTests(TestDatabase database) : IAsyncLifetime
{
    private const string Key = "site.general";
    private const int Readers = 4;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_began_to_read_before_a_change_does_not_put_back_what_held_before()
    {
        var options = await database.Options();
        var snapshot = new SettingsSnapshot(options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await snapshot.Load(CancellationToken.None);
        }, Ct)).ToList();
        for (var round = 1; round <= 100; round++)
        {
            await Store(options, round);
            await snapshot.Load(Ct);
            for (var look = 0; look < 20; look++, await Task.Yield()) Assert.Equal(round, snapshot.Of(Key)!.Version);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    // The twin without the turn: the second reads and keeps while the first has read and not yet kept.
    [Fact]
    public async Task Without_the_turn_a_slow_reader_puts_it_back()
    {
        var options = await database.Options();
        var snapshot = new SettingsSnapshot(options);
        await Store(options, 1);
        var slow = await snapshot.Read(Ct);
        await Store(options, 2);
        snapshot.Keep(await snapshot.Read(Ct));
        snapshot.Keep(slow);
        Assert.Equal(1, snapshot.Of(Key)!.Version);
    }

    public async ValueTask InitializeAsync()
    {
        await using var db = CoreDbContext.Open(await database.Options());
        await db.Database.MigrateAsync(Ct);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return database.DisposeAsync();
    }

    private static async Task Store(DatabaseOptions database, int version)
    {
        await using var db = CoreDbContext.Open(database);
        if (await db.Settings.Where(s => s.Key == Key).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, version), Ct) > 0) return;
        db.Add(new SettingRow { Key = Key, Values = "{}", Version = version });
        await db.SaveChangesAsync(Ct);
    }
}

public sealed class SettingsReadOnSqlite() : SettingsReadTests(TestDatabase.Sqlite());

public sealed class SettingsReadOnPostgres() : SettingsReadTests(TestDatabase.Postgres());
