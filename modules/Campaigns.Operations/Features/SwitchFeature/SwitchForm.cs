using Campaigns.Kernel.Modules;

namespace Campaigns.Operations.Features.SwitchFeature;

/// <summary>The buttons of one feature.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="WithPreview">Whether a link leads to what it brings.</param>
internal sealed record SwitchForm(FeatureState Feature, string Name, bool WithPreview)
{
    /// <summary>The page that switches is not switched off from itself.</summary>
    public bool MayGoOff => Feature is { On: true, Id: not "Operations" };

    public bool MayComeOn => !Feature.On && (Feature.Error is null || Feature.MayRetry);

    public bool MustBeReplaced => Feature is { Error: not null, MayRetry: false };
}
