using System.Data.Common;
using System.Globalization;
using Campaigns.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Campaigns.Benchmarks;

/// <summary>Commands by hand, on a connection that is as safe and as patient as the product's.</summary>
internal static class PlainSql
{
    public static async Task<DbConnection> Connect(this DatabaseOptions options)
    {
        DbConnection connection = options.Provider == DatabaseProvider.Sqlite ? new SqliteConnection(options.ConnectionString) : new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        if (options.Provider == DatabaseProvider.Sqlite) await connection.Run("pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=30000");
        return connection;
    }

    public static async Task Run(this DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<long> Number(this DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
