using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Kernel.Settings;

/// <summary>Shows, changes and restores settings of the features that are on. Implemented by the runtime. Whoever uses it checks the permission;
/// changes are noted in the audit log.</summary>
public interface ISettingsStore
{
    /// <summary>What can be set, by feature.</summary>
    IReadOnlyList<SettingsForm> All { get; }

    /// <summary>One of them with its values now; null when no feature that is on has it.</summary>
    Task<SettingsValues?> Find(string key, CancellationToken ct);

    /// <summary>Sets what was typed, by field name; a field that is not there keeps its value. A secret left empty stays; <c>-</c> clears it.</summary>
    /// <param name="key">Which settings.</param>
    /// <param name="typed">Texts as people type them.</param>
    /// <param name="expected">The version the caller saw; null: whichever it is.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Whether anything changed; refused with every reason, the field in camelCase; 412 when somebody else was quicker.</returns>
    Task<Result<bool>> Change(string key, IReadOnlyDictionary<string, string?> typed, int? expected, CancellationToken ct);

    /// <summary>Sets the members of a JSON object; the others keep their values. The same again changes nothing.</summary>
    /// <param name="key">Which settings.</param>
    /// <param name="values">As <see cref="Export"/> wrote them.</param>
    /// <param name="save">False: only says whether it would.</param>
    /// <param name="ct">Gives up.</param>
    Task<Result<bool>> Import(string key, JsonObject values, bool save, CancellationToken ct);

    /// <summary>Every value that differs from its default, by key; secrets left out.</summary>
    Task<JsonObject> Export(CancellationToken ct);

    /// <summary>Changes of one group, the newest first, 20 a page.</summary>
    Task<Paged<SettingsChange>> History(string key, string? cursor, CancellationToken ct);

    /// <summary>Sets the values as they were after an earlier change, by today's rules. Secrets stay as they are now.</summary>
    Task<Result<bool>> Restore(string key, long number, CancellationToken ct);
}

/// <summary>A group of settings.</summary>
/// <param name="Key"><c>module.name</c>.</param>
/// <param name="Feature">Its feature.</param>
/// <param name="TextKey">Text key of its name.</param>
/// <param name="Fields">In the order of the record.</param>
public sealed record SettingsForm(string Key, string Feature, string TextKey, IReadOnlyList<SettingField> Fields);

/// <summary>One value of a group.</summary>
/// <param name="Name">In camelCase.</param>
/// <param name="TextKey">Text key of its label.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Optional">Whether it may stay empty.</param>
/// <param name="Min">Least number; null without.</param>
/// <param name="Max">Greatest number, or length of a text; null without.</param>
/// <param name="Choices">Values of a choice.</param>
public sealed record SettingField(string Name, string TextKey, SettingKind Kind, bool Optional, long? Min, long? Max, IReadOnlyList<string> Choices);

/// <summary>What a setting holds.</summary>
public enum SettingKind
{
#pragma warning disable CS1591 // The names say it.
    Text, Number, Flag, Choice, Day, Time, Lines, Secret,
#pragma warning restore CS1591
}

/// <summary>The values of a group as texts, as a form shows them; a secret that is set reads <see cref="Masked"/>.</summary>
/// <param name="Form">The group.</param>
/// <param name="Texts">By field name.</param>
/// <param name="Version">Grows with each change; 0 while nobody has changed anything.</param>
public sealed record SettingsValues(SettingsForm Form, IReadOnlyDictionary<string, string?> Texts, int Version)
{
    /// <summary>Stands for a secret.</summary>
    public const string Masked = "••••••";
}

/// <summary>One change of a group.</summary>
/// <param name="Number">Grows with each change of any group.</param>
/// <param name="At">Business time.</param>
/// <param name="ActorName">User name.</param>
/// <param name="Fields">What changed, as texts.</param>
public sealed record SettingsChange(long Number, DateTimeOffset At, string ActorName, IReadOnlyList<FieldChange> Fields);

/// <summary>One value before and after.</summary>
public sealed record FieldChange(SettingField Field, string? Before, string? After);
