using System.Security.Cryptography;
using System.Text;
using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Shells;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Campaigns.Runtime.Storage;

/// <summary>Brings every module's tables up to date, once, however many processes start together.</summary>
internal sealed class Migrator(DatabaseOptions database, DataPath path, ILogger<Migrator> log)
{
    private const long AdvisoryLock = 0x43616D706169676E; // "Campaign"
    private string? _done;

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="StartException">The database is newer than this program.</exception>
    public async Task Run(IServiceProvider shell, CancellationToken ct)
    {
        var databases = shell.GetServices<ModuleDatabase>().ToList();
        var fingerprint = Fingerprint(databases);
        if (_done == fingerprint) return;
        await using (await Lock(ct))
        {
            await using var scope = shell.CreateAsyncScope();
            if (!await AlreadyAt(scope, fingerprint, ct))
            {
                foreach (var module in databases) await Migrate(scope.ServiceProvider, module, ct);
                foreach (var module in databases) await Reseal((ModuleDbContext)scope.ServiceProvider.GetRequiredService(module.Context), ct);
                await Remember(scope, fingerprint, ct);
            }
        }

        _done = fingerprint;
    }

    private async Task Migrate(IServiceProvider scope, ModuleDatabase module, CancellationToken ct)
    {
        var owner = scope.GetRequiredService<EnabledModules>().Catalog.For(module.Context.Assembly);
        try
        {
            await Migrate((ModuleDbContext)scope.GetRequiredService(module.Context), ct);
        }
        catch (Exception e) when (owner is { Folder: not null } && !ct.IsCancellationRequested)
        {
            throw new ModuleException($"The tables of {owner.Id} could not be brought up to date: {e.Message}", owner.Id, e);
        }
    }

    private async Task Migrate(ModuleDbContext db, CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new StartException($"The database is newer than this program: it has \"{newer}\" of {db.Prefix}. Install the release that made it, or restore the backup taken before.");
        if (known.Count == applied.Count) return;
        log.LogInformation("Migrating {Prefix} by {Count}", db.Prefix, known.Count - applied.Count);
        await ForgetStaleLock(db, ct);
        await db.Database.MigrateAsync(ct);
    }

    // Rows of a release that did not seal a field yet. Before serving, because blind indexes are looked in from the first request on.
    private async Task Reseal(ModuleDbContext db, CancellationToken ct)
    {
        var rows = await Resealing.Run(db, (table, done) => log.LogInformation("Sealing {Table}: {Rows}", table, done), ct);
        if (rows > 0) log.LogInformation("Sealed {Rows} rows of {Prefix}", rows, db.Prefix);
    }

    // A process killed inside a migration leaves EF's lock row behind on SQLite, and the next start would wait for ever. We hold our own lock.
    private static async Task ForgetStaleLock(ModuleDbContext db, CancellationToken ct)
    {
        if (!db.Database.IsSqlite()) return;
        var there = await db.Database.SqlQueryRaw<int>("select count(*) as Value from sqlite_master where name = '__EFMigrationsLock'").SingleAsync(ct);
        if (there > 0) await db.Database.ExecuteSqlRawAsync("delete from \"__EFMigrationsLock\"", ct);
    }

    private static async Task<bool> AlreadyAt(AsyncServiceScope scope, string fingerprint, CancellationToken ct)
    {
        var core = scope.ServiceProvider.GetRequiredService<CoreDbContext>();
        return await core.HasTable("core_state", ct) && await core.State.AnyAsync(s => s.Key == "schema" && s.Value == fingerprint, ct);
    }

    private static async Task Remember(AsyncServiceScope scope, string fingerprint, CancellationToken ct)
    {
        var core = scope.ServiceProvider.GetRequiredService<CoreDbContext>();
        if (await core.State.FindAsync(["schema"], ct) is { } row) row.Value = fingerprint;
        else core.State.Add(new() { Key = "schema", Value = fingerprint });
        await core.SaveChangesAsync(ct);
    }

    private string Fingerprint(IEnumerable<ModuleDatabase> databases)
    {
        var all = new StringBuilder();
        foreach (var type in databases.Select(d => database.Provider == DatabaseProvider.Sqlite ? d.OnSqlite : d.OnPostgres).OrderBy(t => t.FullName, StringComparer.Ordinal))
            foreach (var migration in type.Assembly.GetTypes().Select(t => (t, a: t.GetCustomAttributes(typeof(DbContextAttribute), false)))
                .Where(x => x.a.Length > 0 && ((DbContextAttribute)x.a[0]).ContextType == type).Select(x => x.t.FullName).Order(StringComparer.Ordinal))
                all.Append(migration).Append('\n');
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    private async Task<IAsyncDisposable> Lock(CancellationToken ct)
    {
        if (database.Provider == DatabaseProvider.Sqlite) return await FileLock.Take(Path.Combine(path.Root, ".migrating"), ct);
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = AdvisoryLock } } };
        await command.ExecuteNonQueryAsync(ct);
        return connection; // Closing the session frees the lock.
    }
}

/// <summary>A lock between processes on one machine; freed by the system when its process dies.</summary>
internal sealed class FileLock(FileStream file) : IAsyncDisposable
{
    public static async Task<FileLock> Take(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (!ct.IsCancellationRequested)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}

/// <summary>The program cannot start; the message tells the operator what to do.</summary>
internal sealed class StartException(string message) : Exception(message);

/// <summary>Where files are kept.</summary>
internal sealed record DataPath(string Root)
{
    /// <summary>Why nothing can be written there; null: it can.</summary>
    public string? WhyNotWritable()
    {
        try
        {
            var probe = Path.Combine(Root, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
