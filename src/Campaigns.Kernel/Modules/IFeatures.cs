namespace Campaigns.Kernel.Modules;

/// <summary>The features of this installation and the one way to switch them.</summary>
public interface IFeatures
{
    /// <summary>Every known feature with its state, in order of dependency.</summary>
    IReadOnlyList<FeatureState> All { get; }

    /// <summary>Ids of the features that are on now.</summary>
    IReadOnlySet<string> Enabled { get; }

    /// <summary>Switches a feature (and, when switching on, what it needs). Builds the next shell, swaps it in and lets the
    /// old one end; no request fails. Refused when other features need it or it does not start; then all stays as it was.</summary>
    Task<string?> Switch(string featureId, bool on, CancellationToken ct);

    /// <summary>Looks again for drop-in modules. Answers the ids newly found.</summary>
    Task<IReadOnlyList<string>> Scan(CancellationToken ct);

    /// <summary>What switching the feature on brings, read from its assembly without starting it; null for one nobody knows or that could not be loaded.</summary>
    FeaturePreview? Preview(string featureId);
}

/// <summary>What a feature brings.</summary>
/// <param name="Pages">Addresses of its pages.</param>
/// <param name="Permissions">Names of what can be granted.</param>
/// <param name="Tables">Tables of its own, kept when it is switched off.</param>
/// <param name="Jobs">Work by the calendar, as job name and cron expression.</param>
/// <param name="Hears">Names of the events it acts on.</param>
public sealed record FeaturePreview(IReadOnlyList<string> Pages, IReadOnlyList<string> Permissions, IReadOnlyList<string> Tables,
    IReadOnlyList<KeyValuePair<string, string>> Jobs, IReadOnlyList<string> Hears)
{
    /// <summary>Why it could not be read; null when it could.</summary>
    public string? Unreadable { get; init; }
}

/// <summary>One feature as the Features page shows it.</summary>
/// <param name="Id">Feature id.</param>
/// <param name="ModuleId">Its module.</param>
/// <param name="ModuleVersion">The module's version.</param>
/// <param name="Category">Text key part of its group.</param>
/// <param name="DependsOn">What it needs.</param>
/// <param name="Dependents">What needs it.</param>
/// <param name="On">Whether it is on now.</param>
/// <param name="DropIn">Whether it was found under the data path.</param>
/// <param name="Error">Why it did not load or start; null when sound.</param>
public sealed record FeatureState(string Id, string ModuleId, string ModuleVersion, string Category, IReadOnlyList<string> DependsOn,
    IReadOnlyList<string> Dependents, bool On, bool DropIn, string? Error)
{
    /// <summary>A drop-in nobody has switched yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>It did not start, and may be tried again. One that does not fit must be replaced first.</summary>
    public bool MayRetry { get; init; }
}
