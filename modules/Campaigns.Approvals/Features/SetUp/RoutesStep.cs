using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Setup;

namespace Campaigns.Approvals.Features.SetUp;

/// <summary><c>approvals-routes</c>: publishes the routes that its <c>files</c> hold. A route that is there, in whatever version, stays as it is.</summary>
internal sealed class RoutesStep(ShippedRoutes shipped) : IRecipeStep
{
    public string Name => "approvals-routes";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        if (!context.Step.TryGetProperty("files", out var files) || files.ValueKind != System.Text.Json.JsonValueKind.Array) throw new RecipeException("needs the list \"files\"");
        foreach (var file in files.EnumerateArray().Select(f => f.GetString() ?? ""))
        {
            using var stream = context.Open(file);
            using var doc = await System.Text.Json.JsonDocument.ParseAsync(stream, cancellationToken: ct);
            if (await shipped.Publish(doc.RootElement.Clone(), ct) is { } fault) throw new RecipeException($"{file}{fault.Pointer}: {fault.Code} {fault.Detail}");
        }
    }
}

/// <summary>Routes and office hours of a new installation. Asks nothing: which chain plans of meetings take is another step's question.</summary>
internal sealed class RoutesSetup(ShippedRoutes shipped, CalendarStep calendar) : ISetupStep
{
    public string Name => "approvals-routes";

    public int Order => 510;

    public string? TextKey => null;

    public async Task Apply(SetupAnswers answers, CancellationToken ct)
    {
        await shipped.PublishAll(ct);
        await calendar.Run(RecipeContext.Own(typeof(RoutesSetup).Assembly, new { file = "vn-official.json" }), ct);
    }
}
