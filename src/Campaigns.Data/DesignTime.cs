using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Campaigns.Data;

/// <summary>Lets <c>./dev migration</c> make migrations without a database. One empty subclass per context and provider.</summary>
public abstract class SqliteDesign<TContext> : IDesignTimeDbContextFactory<TContext>
    where TContext : ModuleDbContext
{
    /// <inheritdoc/>
    public TContext CreateDbContext(string[] args) => DesignTime.Create<TContext>(new(DatabaseProvider.Sqlite, "Data Source=:memory:"));
}

/// <summary>The same for PostgreSQL.</summary>
public abstract class PostgresDesign<TContext> : IDesignTimeDbContextFactory<TContext>
    where TContext : ModuleDbContext
{
    /// <inheritdoc/>
    public TContext CreateDbContext(string[] args) => DesignTime.Create<TContext>(new(DatabaseProvider.PostgreSql, "Host=localhost;Database=design"));
}

/// <summary>Makes a context outside of any host: for design time and tests.</summary>
public static class DesignTime
{
    /// <summary>A context on that database.</summary>
    public static TContext Create<TContext>(DatabaseOptions database)
        where TContext : ModuleDbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        database.Configure(builder, Prefixes.Of(typeof(TContext)));
        return (TContext)Activator.CreateInstance(typeof(TContext), builder.Options)!;
    }
}
