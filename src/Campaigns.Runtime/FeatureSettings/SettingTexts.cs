using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;

namespace Campaigns.Runtime.FeatureSettings;

/// <summary>Values as people type and read them, and as JSON keeps them.</summary>
internal static class SettingTexts
{
    /// <summary>As a form shows it. A day as <c>yyyy-MM-dd</c>, a time as <c>HH:mm</c>, lines one below the other.</summary>
    public static string? Show(SettingField field, JsonNode? value) => value switch
    {
        null => null,
        _ when field.Kind == SettingKind.Secret => value.GetValue<string>().Length == 0 ? null : SettingsValues.Masked,
        JsonArray lines => string.Join('\n', lines.Select(l => l?.GetValue<string>())),
        _ when field.Kind == SettingKind.Time => value.GetValue<string>()[..5],
        _ when field.Kind is SettingKind.Number or SettingKind.Flag => value.ToJsonString(),
        _ => value.GetValue<string>(),
    };

    /// <summary>As JSON keeps it, or why not.</summary>
    public static Result<JsonNode?> Read(SettingField field, string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0 && field.Kind is not (SettingKind.Text or SettingKind.Lines or SettingKind.Secret))
            return field.Optional ? (Result<JsonNode?>)(JsonNode?)null : Failure.Invalid("ui.value-missing", field.Name);
        return field.Kind switch
        {
            SettingKind.Number => long.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number) : Failure.Invalid("ui.number-invalid", field.Name),
            SettingKind.Flag => bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : Failure.Invalid("ui.value-invalid", field.Name),
            SettingKind.Choice => field.Choices.Contains(text) ? JsonValue.Create(text) : Failure.Invalid("ui.value-invalid", field.Name),
            SettingKind.Day => DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : Failure.Invalid("ui.value-invalid", field.Name),
            SettingKind.Time => TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? JsonValue.Create(time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)) : Failure.Invalid("ui.value-invalid", field.Name),
            SettingKind.Lines => new JsonArray([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => (JsonNode?)JsonValue.Create(l))]),
            _ => JsonValue.Create(text.Normalize()),
        };
    }
}
