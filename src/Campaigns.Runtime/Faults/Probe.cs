using System.Data.Common;
using System.Globalization;
using Campaigns.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Campaigns.Runtime.Faults;

/// <summary>Asks the database one question and has it write one row, on a connection of its own and in bounded time.</summary>
internal sealed class Probe(DatabaseOptions database) : IAsyncDisposable
{
    /// <summary>A database that takes longer is as good as away: people would wait in vain.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // SQLite's readers need files beside the database, which the last connection takes away with it and a full disk does not let the next one make.
    private SqliteConnection? _keeper;

    private const string Write = "insert into core_state (key, value) values ('probe', '{0}') on conflict (key) do update set value = excluded.value";

    /// <exception cref="DbException">It cannot be read or written.</exception>
    /// <exception cref="TimeoutException">It does not answer in time.</exception>
    public async Task<TimeSpan> Look(bool write, CancellationToken ct)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bound.CancelAfter(Patience);
        try
        {
            // SQLite's driver blocks, so the look has a thread of its own: it is bounded all the same, and does not wait for others' threads.
            return await Task.Factory.StartNew(() => Ask(write, bound.Token), bound.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap().WaitAsync(Patience, TimeProvider.System, ct);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            throw new TimeoutException("The database did not answer in time");
        }
    }

    public ValueTask DisposeAsync() => _keeper?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<TimeSpan> Ask(bool write, CancellationToken ct)
    {
        await using var connection = Connection();
        await connection.OpenAsync(ct);
        var started = TimeProvider.System.GetTimestamp();
        await Run(connection, "select count(*) from core_feature", ct);
        var taken = TimeProvider.System.GetElapsedTime(started);
        if (_keeper is null && connection is SqliteConnection) await Keep(ct);
        if (!write) return taken;
        try
        {
            await Run(connection, string.Format(CultureInfo.InvariantCulture, Write, TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)), ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            return taken; // Somebody else is writing: then it can be written.
        }

        return taken;
    }

    private async Task Keep(CancellationToken ct)
    {
        var keeper = (SqliteConnection)Connection();
        await keeper.OpenAsync(ct);
        await Run(keeper, "select count(*) from core_feature", ct);
        _keeper = keeper;
    }

    private static async Task Run(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        // Waiting as long for SQLite's one writer as for the look itself would take a busy database for one that is away.
        command.CommandTimeout = connection is SqliteConnection ? 1 : (int)Patience.TotalSeconds;
        await command.ExecuteNonQueryAsync(ct);
    }

    private DbConnection Connection() => database.Provider == DatabaseProvider.Sqlite
        ? new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString())
        : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, Timeout = (int)Patience.TotalSeconds }.ToString());
}
