using Campaigns.Data;
using Microsoft.Data.Sqlite;

namespace Campaigns.Testing.Site;

/// <summary>A copy of a demo world for a process of its own, with the settings that process needs.</summary>
public sealed class WorldFiles : IAsyncDisposable
{
    private readonly string? _connection;

    private WorldFiles(string folder, string? connection)
    {
        Folder = folder;
        _connection = connection;
    }

    /// <summary>Its data path.</summary>
    public string Folder { get; }

    /// <summary>Which database.</summary>
    public DatabaseOptions Database => _connection is null
        ? new(DatabaseProvider.Sqlite, new SqliteConnectionStringBuilder { DataSource = Path.Combine(Folder, "campaigns.db"), DefaultTimeout = 30, Pooling = false }.ToString())
        : new(DatabaseProvider.PostgreSql, _connection);

    /// <summary>Environment variables for the host.</summary>
    public Dictionary<string, string> Environment(string url, string clock) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = url,
        ["Campaigns__DataPath"] = Folder,
        ["Campaigns__KeysPath"] = TestKeys.Folder,
        ["Campaigns__Clock"] = clock,
        ["RateLimits__PublicPostsPerMinute"] = "1000000",
        ["Database__Provider"] = _connection is null ? "Sqlite" : "PostgreSql",
        ["ConnectionStrings__Default"] = _connection ?? Database.ConnectionString,
    };

    /// <summary>Makes the copy.</summary>
    public static async Task<WorldFiles> Copy(string recipe, DatabaseProvider provider)
    {
        var (folder, connection) = await DemoWorlds.Copy(recipe, provider);
        return new(folder, connection);
    }

    /// <summary>An empty place: a folder, and on PostgreSQL a database without tables.</summary>
    public static async Task<WorldFiles> Empty(DatabaseProvider provider) => new(Directory.CreateTempSubdirectory("campaigns-site-").FullName,
        provider == DatabaseProvider.PostgreSql ? await PostgresServer.NewDatabase() : null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await PostgresServer.Drop(_connection);
        Directory.Delete(Folder, recursive: true);
    }
}
