using Campaigns.Data;
using Campaigns.Kernel.Time;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Shells;
using Campaigns.Runtime.Storage;
using Campaigns.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Runtime.Recipes;

/// <summary>The demo of Development: which world, set up once, reset on wish.</summary>
internal sealed class DemoWorld(IHostEnvironment environment, IConfiguration configuration, IServiceProvider process) : IDemoWorld
{
    public const string Default = "thanh-hoa-2019";

    public bool Available => environment.IsDevelopment();

    public string? Recipe => configuration["Campaigns:Recipe"] is { Length: > 0 } named ? named : Available ? Default : null;

    /// <summary>First run: the recipe. Every run: the clock.</summary>
    public async Task Start(Action<string> progress, CancellationToken ct)
    {
        if (!Available || Recipe is not { } recipe) return;
        await process.GetRequiredService<ClockStore>().Start(AskedClock(recipe), ct);
        await process.GetRequiredService<RecipeRunner>().Run(recipe, progress, ct);
    }

    public async Task Reset(Action<string> progress, CancellationToken ct)
    {
        if (!Available || Recipe is not { } recipe) throw new InvalidOperationException("Not a demo");
        var shells = process.GetRequiredService<ShellHolder>();
        await Empty(shells, ct);
        process.GetRequiredService<BusinessClock>().StandAt(AskedClock(recipe) ?? TimeProvider.System.GetUtcNow());
        await Start(progress, ct);
        await shells.Rebuild();
    }

    private DateTimeOffset? AskedClock(string recipe)
    {
        if (configuration["Campaigns:Clock"] is { Length: > 0 } asked)
            return DateTimeOffset.TryParse(asked, System.Globalization.CultureInfo.InvariantCulture, out var at) ? at
                : throw new StartException($"Campaigns__Clock is not an instant: {asked}");
        var shell = process.GetRequiredService<ShellHolder>().Current!;
        return RecipeRunner.ClockOf(shell.Services.GetRequiredService<EnabledModules>(), recipe);
    }

    // All rows of all modules and of the foundations but the audit, which goes on for ever; switched features and the schema's mark stay.
    private static async Task Empty(ShellHolder shells, CancellationToken ct)
    {
        var shell = shells.Enter();
        try
        {
            await using var scope = shell.Services.CreateAsyncScope();
            var contexts = scope.ServiceProvider.GetServices<ModuleDatabase>().Select(d => (ModuleDbContext)scope.ServiceProvider.GetRequiredService(d.Context)).ToList();
            var tables = contexts.SelectMany(c => c.Model.GetEntityTypes()).Select(e => e.GetTableName()!).Where(t => t is not null and not "core_feature" and not "core_state" and not "core_audit" and not "core_audit_seal").Distinct().ToList();
            var db = contexts[0];
            await using var turn = await db.BeginAsync(ct);
#pragma warning disable EF1002 // Names of tables come from the models.
            if (db.Database.IsSqliteDatabase())
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON", ct);
                foreach (var table in tables) await db.Database.ExecuteSqlRawAsync($"delete from \"{table}\"", ct);
            }
            else
            {
                await db.Database.ExecuteSqlRawAsync($"truncate {string.Join(", ", tables)} cascade", ct);
            }

            await db.Database.ExecuteSqlRawAsync("delete from core_state where key <> 'schema'", ct);
#pragma warning restore EF1002
            await turn.CommitAsync(ct);
        }
        finally
        {
            shell.Leave();
        }
    }
}
