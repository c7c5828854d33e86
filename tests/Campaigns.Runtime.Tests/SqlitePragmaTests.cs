using Campaigns.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>How SQLite is opened decides what a power cut leaves and whether readers wait.</summary>
public sealed class SqlitePragmaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")] // FULL
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "15000")]
    public async Task A_connection_is_opened_as_promised_also_on_a_file_that_was_there_before(string pragma, string value)
    {
        await using var database = TestDatabase.Sqlite();
        var options = await database.Options();
        await using (var earlier = new SqliteConnection(options.ConnectionString))
        {
            await earlier.OpenAsync(Ct);
            await using var make = earlier.CreateCommand();
            make.CommandText = "create table there (id integer)";
            await make.ExecuteNonQueryAsync(Ct);
        }

        for (var open = 0; open < 2; open++) // New, then from the pool.
        {
            await using var db = Data.DesignTime.Create<SampleOnSqlite>(options);
            await db.Database.OpenConnectionAsync(Ct);
            await using var ask = db.Database.GetDbConnection().CreateCommand();
            ask.CommandText = $"pragma {pragma}";
            Assert.Equal(value, Convert.ToString(await ask.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
