using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.SwitchFeature;

internal sealed record SwitchFeature(string? FeatureId, bool On) : ICommand<Done>;

internal sealed class SwitchFeatureHandler(IFeatures features, IAuditLog audit, IStringLocalizer texts) : IHandler<SwitchFeature, Done>
{
    public async Task<Result<Done>> Handle(SwitchFeature command, CancellationToken ct)
    {
        if (features.All.FirstOrDefault(f => f.Id == command.FeatureId) is not { } feature) return Failure.NotFound("operations.no-such-feature");
        if (feature.On == command.On) return Done.It;
        if (!command.On && CannotGo(feature) is { } why) return why;

        // Half a switch would be worse than a late one: it runs to its end even when the browser has gone.
        if (await features.Switch(feature.Id, command.On, CancellationToken.None) is { } reason) return Failure.Conflict("operations.feature-failed", NameOf(feature.Id), reason);
        await audit.Write(command.On ? "operations.feature-on" : "operations.feature-off", new("operations.feature", Guid.Empty), new { feature = feature.Id }, CancellationToken.None);
        return Done.It;
    }

    private Failure? CannotGo(FeatureState feature)
    {
        if (feature.Id == "Operations") return Failure.Conflict("operations.feature-own");
        var needing = feature.Dependents.Where(features.Enabled.Contains).Select(NameOf).ToList();
        return needing.Count == 0 ? null : Failure.Conflict("operations.feature-needed", NameOf(feature.Id), string.Join(", ", needing));
    }

    private string NameOf(string featureId) => FeatureNames.Of(texts, featureId);
}

/// <summary>Names of features for people.</summary>
internal static class FeatureNames
{
    /// <summary>The text <c>module.&lt;id&gt;.name</c>; the id itself for a module that could not be loaded and so has no texts.</summary>
    public static string Of(IStringLocalizer texts, string featureId) => Text(texts, featureId, "name") ?? featureId;

    public static string? Text(IStringLocalizer texts, string featureId, string member)
    {
        var text = texts[$"module.{featureId.ToLowerInvariant()}.{member}"];
        return text.ResourceNotFound ? null : text.Value;
    }
}
