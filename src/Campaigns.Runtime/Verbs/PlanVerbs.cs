using System.Text.Json.Nodes;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Kernel.Verbs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Runtime.Verbs;

/// <summary>What is configured, as a file.</summary>
internal sealed class ExportPlanVerb(IServiceProvider process, IServiceProvider shell) : IVerb
{
    public string Name => "plan export";

    public string Description => "Prints what is configured (features, settings, roles and what modules add) as a deployment plan.";

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        var plan = await process.GetRequiredService<IDeploymentPlan>().Export(ct);
        await shell.GetRequiredService<IAuditLog>().Write("ui.plan-exported", new RecordRef("core.plan", Guid.Empty), null, ct);
        await output.WriteLineAsync(plan.ToJsonString(PlanText.Readable));
    }
}

/// <summary>What was configured elsewhere, here.</summary>
internal sealed class ImportPlanVerb(IServiceProvider process, IServiceProvider shell) : IVerb
{
    public string Name => "plan import";

    public string Description => "Carries a deployment plan out; what is so already stays.";

    public IReadOnlyList<VerbOption> Options => [new("file", "The plan; \"-\" reads standard input", Required: true), new("dry-run", "Only says what would change", Flag: true)];

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        var outcome = await process.GetRequiredService<IDeploymentPlan>().Import(await Read(options["file"]!, ct), options["dry-run"] is null, shell.GetRequiredService<IActor>(), ct);
        var texts = shell.GetRequiredService<IStringLocalizer>();
        if (!outcome.Succeeded) throw new VerbException(string.Join("; ", outcome.Steps.SelectMany(s => s.Failures.Select(f => $"{s.Name}{(f.Field is null ? "" : "." + f.Field)}: {texts[f.Code, f.Args]}"))));
        foreach (var change in outcome.Steps.SelectMany(s => s.Changes)) await output.WriteLineAsync(change);
        foreach (var step in outcome.Steps.Where(s => s.Waits)) await output.WriteLineAsync($"{step.Name}: {texts["ui.plan-waits"]}");
        await output.WriteLineAsync(texts["ui.plan-changes", outcome.Changes]);
    }

    private static async Task<JsonObject> Read(string file, CancellationToken ct)
    {
        try
        {
            return PlanText.Parse(file == "-" ? await Console.In.ReadToEndAsync(ct) : await File.ReadAllTextAsync(file, ct)) ?? throw new VerbException($"{file} is no deployment plan");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VerbException($"{file} cannot be read: {e.Message}");
        }
    }
}
