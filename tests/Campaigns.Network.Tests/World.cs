using System.Reflection;
using System.Text.Json;
using Campaigns.Accounts.Contracts;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Network.Tests;

/// <summary>Runs the module's part of a demo world, as the product does: each step in its own scope.</summary>
internal static class World
{
    public static readonly Assembly Module = typeof(NetworkDbContext).Assembly;

    public static Task<TestModule> Start(TestDatabase database, string day = "2019-04-30") => TestModule.Start(
        database, [Module], services => services.AddSingleton<IAccounts, Accounts>(), DateTimeOffset.Parse($"{day}T09:00:00+07:00"));

    public static async Task Load(TestModule module, string world)
    {
        using var recipe = await JsonDocument.ParseAsync(Open($"thanh-hoa-{world}.recipe.json"));
        foreach (var step in recipe.RootElement.GetProperty("steps").EnumerateArray())
        {
            await module.In(services => services.GetServices<IRecipeStep>().Single(s => s.Name == step.GetProperty("name").GetString())
                .Run(new(step, Open, _ => { }), TestContext.Current.CancellationToken));
        }
    }

    public static Stream Open(string file) => Module.GetManifestResourceStream("Recipes/" + file) ?? throw new RecipeException($"there is no file {file}");

    /// <summary>Accounts as far as staff need them.</summary>
    public sealed class Accounts : IAccounts
    {
        private readonly Dictionary<string, Guid> _ids = [];

        /// <summary>Those that were closed.</summary>
        public HashSet<Guid> Shut { get; } = [];

        public Task<IReadOnlySet<Guid>> Closed(CancellationToken ct) => Task.FromResult<IReadOnlySet<Guid>>(Shut);

        public Task<Guid?> Find(string userName, CancellationToken ct) => Task.FromResult(_ids.TryGetValue(userName, out var id) ? id : (Guid?)null);

        public Task<Guid> Ensure(AccountSpec spec, CancellationToken ct) => Task.FromResult(_ids[spec.UserName] = Guid.CreateVersion7());
    }
}

/// <summary>The world of 2019, loaded once for the tests of a class that only read.</summary>
public abstract class LoadedWorld(TestDatabase database) : IAsyncLifetime
{
    public TestModule Network { get; private set; } = null!;

    internal UnitTree Units { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Network = await World.Start(database);
        await World.Load(Network, "2019");
        Units = await Network.In(s => s.GetRequiredService<Register>().Units(TestContext.Current.CancellationToken).AsTask());
    }

    public async ValueTask DisposeAsync()
    {
        await Network.DisposeAsync();
        await database.DisposeAsync();
    }
}

public sealed class LoadedOnSqlite() : LoadedWorld(TestDatabase.Sqlite());

public sealed class LoadedOnPostgres() : LoadedWorld(TestDatabase.Postgres());
