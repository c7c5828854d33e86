using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Campaigns.Data;

/// <summary>The databases the product runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded, one process.</summary>
    Sqlite,

    /// <summary>A server, several processes.</summary>
    PostgreSql,
}

/// <summary>Which database this process uses. One for all modules.</summary>
public sealed class DatabaseOptions(DatabaseProvider provider, string connectionString)
{
    /// <summary>Kind of database.</summary>
    public DatabaseProvider Provider { get; } = provider;

    /// <summary>ADO.NET connection string; a secret.</summary>
    public string ConnectionString { get; } = connectionString;

    /// <summary>SQLite has one writer. Writers of this process queue here, in order, instead of polling the file's lock.</summary>
    internal SemaphoreSlim Writer { get; } = new(1, 1);

    // Statements that come again are planned once per connection, unless the connection string says otherwise (a pooler between may need 0).
    private readonly string? _prepared = provider == DatabaseProvider.PostgreSql ? Prepared(connectionString) : null;

    /// <summary>Points a context at this database, with the module's own history table and snake_case names.</summary>
    public void Configure(DbContextOptionsBuilder builder, string prefix)
    {
        var history = $"{prefix}_migrations";
        if (Provider == DatabaseProvider.Sqlite)
            builder.UseSqlite(ConnectionString, o => o.MigrationsHistoryTable(history)).AddInterceptors(Providers.SqlitePragmas.Instance);
        else
            builder.UseNpgsql(_prepared, o => o.MigrationsHistoryTable(history));
        builder.UseSnakeCaseNamingConvention();
    }

    private static string Prepared(string connection)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connection };
        if (said.ContainsKey("Max Auto Prepare") || said.ContainsKey("MaxAutoPrepare")) return connection;
        return new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100 }.ToString();
    }
}
