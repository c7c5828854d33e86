using Campaigns.Testing;

namespace Campaigns.Assessments.Tests;

/// <summary>One module on one database for the tests of a class: each takes a candidate and a class of its own, and leaves the clocks as they were.</summary>
public abstract class World(TestDatabase database) : IAsyncLifetime
{
    internal AssessmentsModule Module { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Module = await AssessmentsModule.Start(database);

    public async ValueTask DisposeAsync()
    {
        if (Module is not null) await Module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteWorld() : World(TestDatabase.Sqlite());

public sealed class PostgresWorld() : World(TestDatabase.Postgres());
