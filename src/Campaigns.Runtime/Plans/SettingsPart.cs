using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Settings;
using Microsoft.Extensions.Localization;

namespace Campaigns.Runtime.Plans;

/// <summary>Settings that differ from their defaults; secrets stay where they are.</summary>
internal sealed class SettingsPart(ISettingsStore settings, IStringLocalizer texts) : IPlanPart
{
    public string Name => "settings";

    public string Permission => "operations.settings-manage";

    public async Task<JsonObject?> Export(CancellationToken ct) => await settings.Export(ct) is { Count: > 0 } differing ? new() { ["settings"] = differing } : null;

    public async Task<Result<IReadOnlyList<string>>> Import(JsonObject step, bool save, CancellationToken ct)
    {
        if (step["settings"] is not JsonObject groups || groups.Any(g => g.Value is not JsonObject)) return Failure.Invalid("ui.plan-settings-shape", "settings");
        var (changes, failures) = (new List<string>(), new List<Failure>());
        foreach (var (key, values) in groups)
        {
            var before = await settings.Find(key, ct);
            var changed = await settings.Import(key, (JsonObject)values!, save, ct);
            if (!changed.Succeeded) failures.AddRange(changed.Failures.Select(f => f.At(f.Field is null ? key : $"{key}.{f.Field}")));
            else if (changed.Value) changes.AddRange(Words(before!, (JsonObject)values!));
        }

        return failures.Count > 0 ? Result<IReadOnlyList<string>>.Refuse(failures) : changes;
    }

    private IEnumerable<string> Words(SettingsValues before, JsonObject after) =>
        from field in before.Form.Fields
        where after.ContainsKey(field.Name)
        let now = Text(after[field.Name])
        where now != (before.Texts[field.Name] ?? "")
        select $"{texts[before.Form.TextKey]}, {texts[field.TextKey]}: {before.Texts[field.Name]} → {now}";

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonArray lines => string.Join('\n', lines.Select(Text)),
        _ when value.GetValueKind() is JsonValueKind.True => "true",
        _ when value.GetValueKind() is JsonValueKind.False => "false",
        _ => value.ToString(),
    };
}
