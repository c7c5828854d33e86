namespace Campaigns.Kernel.Settings;

/// <summary>On a record with init-only properties: what an administrator may set for a feature. The properties' defaults hold until somebody
/// changes them. Texts: <c>module.setting-name</c> for the group, <c>module.setting-name-property</c> for a field, and where wanted
/// <c>…-hint</c> for its hint and <c>…-value</c> for each value of an enum.</summary>
/// <remarks>Properties may be <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="bool"/>, an enum, <see cref="DateOnly"/>,
/// <see cref="TimeOnly"/> (each also nullable) or <c>IReadOnlyList&lt;string&gt;</c>. <c>[Required]</c>, <c>[Range]</c> and <c>[StringLength]</c>
/// are honoured; rules over several fields go into <see cref="ICheckedSettings"/>.</remarks>
/// <example><code>
/// [Settings("Registrations", "waitlist")]
/// internal sealed record WaitlistSettings { [Range(1, 168)] public int OfferHours { get; init; } = 24; }
/// </code></example>
/// <param name="feature">Id of the feature it belongs to; while that is off the settings are kept and not shown.</param>
/// <param name="name">What is set, in lower case; unique within the module.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SettingsAttribute(string feature, string name = "general") : Attribute
{
    /// <summary>The feature.</summary>
    public string Feature { get; } = feature;

    /// <summary>What is set.</summary>
    public string Name { get; } = name;

    /// <summary>The module's word, in front of keys and texts.</summary>
    public string Module => Feature.Split('.')[0].ToLowerInvariant();

    /// <summary>Names the settings everywhere: <c>registrations.waitlist</c>.</summary>
    public string Key => $"{Module}.{Name}";
}

/// <summary>On a text property of settings: kept enciphered with a key outside the database, never shown, noted or exported.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>Settings with rules of their own.</summary>
public interface ICheckedSettings
{
    /// <summary>What is wrong with the values together; fields in camelCase.</summary>
    IEnumerable<Commands.Failure> Check();
}
