namespace Campaigns.Kernel.Modules;

/// <summary>On an assembly: declares a part of the module that can be switched on and off.
/// On a <see cref="StartupBase"/>: ties that startup to a feature other than the module's first.</summary>
/// <example><code>
/// [assembly: Feature(Id = "Registrations", DependsOn = ["Events"])]
/// [Feature("Registrations.Waitlist")] internal sealed class WaitlistStartup : StartupBase { }
/// </code></example>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class, AllowMultiple = true)]
public sealed class FeatureAttribute : Attribute
{
    /// <summary>For named properties.</summary>
    public FeatureAttribute()
    {
    }

    /// <summary>For the short form on a class.</summary>
    public FeatureAttribute(string id) => Id = id;

    /// <summary>Unique. The module's first feature carries the module's own id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Ids of features that must be on before this one.</summary>
    public string[] DependsOn { get; init; } = [];

    /// <summary>Groups features on the Features page; a text key <c>feature-category.&lt;word&gt;</c>.</summary>
    public string Category { get; init; } = "campaigns";

    /// <summary>Among features that do not depend on each other, lower starts first.</summary>
    public int Priority { get; init; }

    /// <summary>Off until somebody switches it on, also for a module of the product. The environment <c>Testing</c> has it on.</summary>
    public bool StartsOff { get; init; }

    /// <summary>The feature can be switched per campaign, besides for the whole site.</summary>
    public bool PerCampaign { get; init; }
}

/// <summary>The startup runs only while all these features are on too: optional neighbours without ifs.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequireFeaturesAttribute(params string[] ids) : Attribute
{
    /// <summary>The neighbours.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;
}
