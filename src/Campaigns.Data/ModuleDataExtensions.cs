using Campaigns.Data.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Data;

/// <summary>Registers a module's data.</summary>
public static class ModuleDataExtensions
{
    /// <summary>Registers the context under its abstract type, on the database this process uses, from a pool. Its migrations run when the
    /// feature starts.</summary>
    public static IServiceCollection AddModuleData<TContext, TSqlite, TPostgres>(this IServiceCollection services)
        where TContext : ModuleDbContext
        where TSqlite : TContext
        where TPostgres : TContext
    {
        services.AddSingleton(new ModuleDatabase(typeof(TContext), typeof(TSqlite), typeof(TPostgres)));
        services.AddPooledDbContextFactory<TSqlite>(Configure<TSqlite>);
        services.AddPooledDbContextFactory<TPostgres>(Configure<TPostgres>);
        services.AddScoped<TContext>(scope =>
        {
            var settings = scope.GetRequiredService<DatabaseOptions>();
            TContext db = settings.Provider == DatabaseProvider.Sqlite
                ? scope.GetRequiredService<IDbContextFactory<TSqlite>>().CreateDbContext()
                : scope.GetRequiredService<IDbContextFactory<TPostgres>>().CreateDbContext();
            db.Work = scope.GetRequiredService<UnitOfWork>();
            db.DatabaseSettings = settings;
            return db;
        });
        return services;
    }

    private static void Configure<TContext>(IServiceProvider services, DbContextOptionsBuilder builder)
        where TContext : ModuleDbContext
    {
        var settings = services.GetRequiredService<DatabaseOptions>();
        settings.Configure(builder, Prefixes.Of(typeof(TContext)));
    }
}

/// <summary>A module's registered context, for migrations and checks.</summary>
public sealed record ModuleDatabase(Type Context, Type OnSqlite, Type OnPostgres);
