using Campaigns.Data;
using Microsoft.Data.Sqlite;

namespace Campaigns.Testing;

/// <summary>A fresh real database for one test class: a SQLite file or a PostgreSQL database.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly DatabaseProvider _provider;
    private string? _place;
    private DatabaseOptions? _options;

    private TestDatabase(DatabaseProvider provider) => _provider = provider;

    /// <summary>On SQLite, with the product's own settings.</summary>
    public static TestDatabase Sqlite() => new(DatabaseProvider.Sqlite);

    /// <summary>On PostgreSQL.</summary>
    public static TestDatabase Postgres() => new(DatabaseProvider.PostgreSql);

    /// <summary>Which it is.</summary>
    public DatabaseProvider Provider => _provider;

    /// <summary>Made at the first call.</summary>
    public async Task<DatabaseOptions> Options()
    {
        if (_options is not null) return _options;
        if (_provider == DatabaseProvider.Sqlite)
        {
            _place = Path.Combine(Directory.CreateTempSubdirectory("campaigns-db-").FullName, "test.db");
            return _options = new(_provider, new SqliteConnectionStringBuilder { DataSource = _place, DefaultTimeout = 30 }.ToString());
        }

        _place = await PostgresServer.NewDatabase();
        return _options = new(_provider, _place);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_place is null) return;
        if (_provider == DatabaseProvider.PostgreSql)
        {
            await PostgresServer.Drop(_place);
            return;
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(_place)!, recursive: true);
    }
}
