using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Campaigns.Data.Providers;

/// <summary>What every SQLite connection is told when it opens; one that comes back from the pool still knows.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    // journal_mode=WAL: readers never wait for the writer. EF asks for it only where it makes the file itself, and ours is there before.
    // synchronous=FULL: in WAL mode NORMAL may lose the last transactions in a power cut; what was acknowledged must survive.
    private const string Pragmas = "PRAGMA busy_timeout=15000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;";

    private readonly ConditionalWeakTable<object, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    // At once: only the very first opening of a file has anything to write.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Tell(SqliteConnection connection)
    {
        if (_told.TryGetValue(connection.Handle!, out _)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        _told.AddOrUpdate(connection.Handle!, this);
    }
}
