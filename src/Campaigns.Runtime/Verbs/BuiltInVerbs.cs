using System.Globalization;
using Campaigns.Data.Auditing;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Verbs;
using Campaigns.Runtime.Recipes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Campaigns.Runtime.Verbs;

/// <summary>Migrations run when the shell is built; the verb is that and nothing more.</summary>
internal sealed class MigrateVerb : IVerb
{
    public string Name => "migrate";

    public string Description => "Brings the database up to date.";

    public Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct) => output.WriteLineAsync("The database is up to date.");
}

internal sealed class ModulesVerb(IServiceProvider process) : IVerb
{
    public string Name => "modules";

    public string Description => "Lists modules and features, and whether they are on.";

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        foreach (var feature in process.GetRequiredService<IFeatures>().All)
            await output.WriteLineAsync($"{(feature.Error is null ? feature.On ? "on " : "off" : "ERR")} {feature.Id} {feature.ModuleVersion}{(feature.DropIn ? " (drop-in)" : "")}{(feature.Error is null ? "" : " " + feature.Error)}");
    }
}

internal sealed class OpenApiVerb(IServiceProvider services) : IVerb
{
    public string Name => "openapi";

    public string Description => "Prints the OpenAPI document.";

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync(ct);
        await output.WriteLineAsync(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct));
    }
}

internal sealed class SeedVerb(IServiceProvider services) : IVerb
{
    public string Name => "seed";

    public string Description => "Adds data at scale, for measuring.";

    public IReadOnlyList<VerbOption> Options =>
    [
        new("people", "How many people", Default: "0"), new("events", "How many events", Default: "0"),
        new("enrolments", "How many enrolments", Default: "0"), new("seed", "Start of the random numbers", Default: "1"),
    ];

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        var plan = new SeedPlan(Number("people"), Number("events"), Number("enrolments"), (ulong)Number("seed"));
        foreach (var seeder in services.GetServices<ISeeder>().OrderBy(s => s.Order)) await seeder.Seed(plan, output.WriteLine, ct);
        if (AuditOrigin.Current?.Bulk is { Rows: { Count: > 0 } rows })
            await services.GetRequiredService<IAuditLog>().Write("ui.seeded", new("core.recipe", Guid.Empty), new { plan.People, plan.Events, plan.Enrolments, rows }, ct);

        int Number(string name) => int.TryParse(options[name], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw new VerbException($"--{name} must be a whole number, not {options[name]}");
    }
}
