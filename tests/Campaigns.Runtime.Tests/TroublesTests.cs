using Campaigns.Runtime.Faults;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>A fault of the storage is told from a defect of ours.</summary>
public sealed class TroublesTests
{
    [Theory]
    [InlineData(13, "Full")]
    [InlineData(8, "ReadOnly")]
    [InlineData(5, "Slow")]
    [InlineData(10, "Failed")]
    [InlineData(14, "Unreachable")]
    [InlineData(19, null)] // A constraint: a defect, or a rule.
    [InlineData(1, null)]
    public void Of_sqlite(int code, string? trouble) =>
        Assert.Equal(trouble, Troubles.Of(new DbUpdateException("", new SqliteException("", code)))?.ToString());

    [Theory]
    [InlineData("53100", "Full")]
    [InlineData("25006", "ReadOnly")]
    [InlineData("57014", "Slow")]
    [InlineData("57P01", "Unreachable")]
    [InlineData("08006", "Unreachable")]
    [InlineData("53300", "Unreachable")]
    [InlineData("23505", null)]
    [InlineData("42P01", null)]
    public void Of_postgres(string state, string? trouble) =>
        Assert.Equal(trouble, Troubles.Of(new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", state)))?.ToString());

    [Fact]
    public void Of_the_line_and_of_files()
    {
        Assert.Equal(Faults.Trouble.Slow, Troubles.Of(new NpgsqlException("", new TimeoutException())));
        Assert.Equal(Faults.Trouble.Unreachable, Troubles.Of(new NpgsqlException("", new IOException())));
        Assert.Equal(Faults.Trouble.Full, Troubles.Of(new IOException("No space left on device", 28)));
        Assert.Null(Troubles.Of(new IOException("Broken pipe", 32)));
        Assert.Null(Troubles.Of(new InvalidOperationException()));
    }

    // A full disk for real, in SQLite's own way: no page more than there are.
    [Fact]
    public void Sqlite_itself_says_full()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "create table t (x); pragma max_page_count = 2";
        command.ExecuteNonQuery();
        command.CommandText = "insert into t values (zeroblob(100000))";
        Assert.Equal(Faults.Trouble.Full, Troubles.Of(Assert.Throws<SqliteException>(() => command.ExecuteNonQuery())));
    }
}
