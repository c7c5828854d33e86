using Campaigns.Data;
using Campaigns.Runtime.Faults;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>The look at the database tells one that is busy from one that is away.</summary>
public sealed class ProbeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaigns-probe-").FullName;

    private string Connection => new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "probe.db"), Pooling = false }.ToString();

    [Fact]
    public async Task A_database_that_somebody_else_writes_for_long_can_be_written()
    {
        await using var other = Open();
        Run(other, "create table core_state (key text primary key, value text); create table core_feature (id text)");
        Run(other, "begin immediate");
        await using var probe = new Probe(new DatabaseOptions(DatabaseProvider.Sqlite, Connection));
        Assert.True(await probe.Look(write: true, TestContext.Current.CancellationToken) >= TimeSpan.Zero);
        Run(other, "rollback");
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_told()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "probe.db"), new string('x', 5000), TestContext.Current.CancellationToken);
        await using var probe = new Probe(new DatabaseOptions(DatabaseProvider.Sqlite, Connection));
        await Assert.ThrowsAsync<SqliteException>(() => probe.Look(write: true, TestContext.Current.CancellationToken));
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(Connection);
        connection.Open();
        Run(connection, "pragma journal_mode = wal");
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
