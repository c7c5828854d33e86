using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Verbs;
using Campaigns.Runtime.Recipes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Runtime.Setup;

/// <summary>Set-up without a browser: a recipe's data, or the wizard's answers out of a file, by the same rules.</summary>
internal sealed class SetupVerb(IServiceProvider process, IServiceProvider shell) : IVerb
{
    public string Name => "setup";

    public string Description => "Carries out a recipe, or the first set-up with the answers of a file.";

    public IReadOnlyList<VerbOption> Options =>
    [
        new("recipe", "Name of the recipe"), new("answers", "JSON file with the wizard's answers: step, then field; \"-\" reads standard input"),
        new("check", "Only says what is wrong with the answers", Flag: true),
    ];

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        if (options["recipe"] is null == options["answers"] is null) throw new VerbException("Say one of --recipe NAME and --answers FILE");
        if (options["recipe"] is { } recipe) await process.GetRequiredService<RecipeRunner>().Run(recipe, output.WriteLine, ct);
        else await Answer(await Read(options["answers"]!, ct), options["check"] is not null, output, ct);
    }

    private async Task Answer(SetupAnswers answers, bool onlyCheck, TextWriter output, CancellationToken ct)
    {
        var state = process.GetRequiredService<SetupState>();
        await state.Look(ct);
        if (state.Done) throw new VerbException("This installation is set up already");
        var steps = shell.GetServices<ISetupStep>().OrderBy(s => s.Order).ToList();
        if (answers.Json.Select(a => a.Key).FirstOrDefault(key => steps.TrueForAll(s => s.Name != key)) is { } unknown)
            throw new VerbException($"No step is called {unknown}; there are: {string.Join(", ", steps.Where(s => s.TextKey is not null).Select(s => s.Name))}");
        var wrong = new List<string>();
        foreach (var step in steps)
            wrong.AddRange((await step.Check(answers, ct)).Select(f => $"{step.Name}{(f.Field is null ? "" : "." + f.Field)}: {Text(f)}"));
        if (wrong.Count > 0) throw new VerbException(string.Join("; ", wrong));
        if (onlyCheck) await output.WriteLineAsync("The answers can be carried out.");
        else await process.GetRequiredService<SetupRun>().Run(answers, output.WriteLine, ct);
    }

    private string Text(Kernel.Commands.Failure failure) => shell.GetRequiredService<IStringLocalizer>()[failure.Code, failure.Args];

    private static async Task<SetupAnswers> Read(string file, CancellationToken ct)
    {
        try
        {
            var json = file == "-" ? await Console.In.ReadToEndAsync(ct) : await File.ReadAllTextAsync(file, ct);
            return JsonNode.Parse(json) is JsonObject steps ? new(steps) : throw new VerbException($"{file} is not a JSON object of steps");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new VerbException($"{file} cannot be read: {e.Message}");
        }
    }
}
