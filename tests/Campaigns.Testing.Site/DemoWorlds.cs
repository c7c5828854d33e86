using Campaigns.Data;
using Campaigns.Runtime.Backup;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Campaigns.Testing.Site;

/// <summary>Demo worlds, each made once per run by its recipe and then copied.</summary>
public static class DemoWorlds
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private static readonly Dictionary<(string, DatabaseProvider), string> Made = [];

    /// <summary>Switches on what starts off: for tests that look at everything there is.</summary>
    public static async Task SwitchAllOn(TestSite site)
    {
        foreach (var off in site.Features.All.Where(f => !f.On && f.Error is null && !f.DropIn))
            if (await site.Features.Switch(off.Id, on: true, CancellationToken.None) is { } refused) throw new InvalidOperationException(refused);
    }

    /// <summary>A site's own copy of a world: the folder of its data, and the connection on PostgreSQL.</summary>
    internal static async Task<(string Folder, string? Connection)> Copy(string recipe, DatabaseProvider provider)
    {
        var template = await Template(recipe, provider);
        var folder = Directory.CreateTempSubdirectory("campaigns-site-").FullName;
        if (provider == DatabaseProvider.PostgreSql) return (folder, await PostgresServer.NewDatabase(new NpgsqlConnectionStringBuilder(template).Database));
        File.Copy(Path.Combine(template, "template.db"), Path.Combine(folder, "campaigns.db"));
        return (folder, null);
    }

    // The first who asks makes it, for this process and for those that run beside it.
    private static async Task<string> Template(string recipe, DatabaseProvider provider)
    {
        await One.WaitAsync();
        try
        {
            if (Made.TryGetValue((recipe, provider), out var made)) return made;
            var folder = RunFolder.Folder($"{recipe}-{provider}", shared: provider == DatabaseProvider.Sqlite || PostgresServer.OfTheRun);
            await using var alone = await RunFolder.Alone(folder);
            var named = Path.Combine(folder, "made");
            if (File.Exists(named)) TestKeys.Borrow(folder);
            else await File.WriteAllTextAsync(named, await Make(recipe, provider, folder));
            return Made[(recipe, provider)] = await File.ReadAllTextAsync(named);
        }
        finally
        {
            One.Release();
        }
    }

    private static async Task<string> Make(string recipe, DatabaseProvider provider, string folder)
    {
        var connection = provider == DatabaseProvider.PostgreSql ? await PostgresServer.NewDatabase() : null;

        // A start never sets the clock back: the template stands as early as any test asks for, and each copy moves on from there.
        var early = recipe == "thanh-hoa-2019" ? "2019-03-01T09:00:00+07:00" : null;
        await using (var site = new TestSite(recipe, folder, connection, early, workers: false)) site.Start();
        if (connection is null) await SqliteCopy.Into(Path.Combine(folder, "template.db"), new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "campaigns.db"), DefaultTimeout = 60 }.ToString(), CancellationToken.None);
        else await PostgresServer.Seal(connection);
        TestKeys.Lend(folder);
        return connection ?? folder;
    }
}
