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

    /// <summary>Whether nobody has used it yet.</summary>
    internal bool IsNew => _options is null;

    /// <summary>Made at the first call: empty, or a copy of that template.</summary>
    public async Task<DatabaseOptions> Options(string? template = null)
    {
        if (_options is not null) return _options;
        if (_provider == DatabaseProvider.Sqlite)
        {
            _place = Path.Combine(Directory.CreateTempSubdirectory("campaigns-db-").FullName, "test.db");
            if (template is not null) File.Copy(template, _place);
            return _options = InFile(_place);
        }

        _place = await PostgresServer.NewDatabase(template);
        return _options = new(_provider, _place);
    }

    internal static DatabaseOptions InFile(string path) =>
        new(DatabaseProvider.Sqlite, new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString());

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
