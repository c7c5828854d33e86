using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;
using Campaigns.Runtime.Loading;

namespace Campaigns.Runtime.FeatureSettings;

/// <summary>A settings record as a form, read from its type once.</summary>
internal sealed class SettingsSchema
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    private readonly Type _type;
    private readonly PropertyInfo[] _properties;

    private SettingsSchema(Type type, SettingsAttribute declared)
    {
        _type = type;
        _properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.CanRead)];
        var text = $"{declared.Module}.setting-{declared.Name}";
        Form = new(declared.Key, declared.Feature, text, [.. _properties.Select(p => FieldOf(p, text))]);
    }

    public SettingsForm Form { get; }

    public string Key => Form.Key;

    /// <exception cref="ModuleException">The type cannot be settings; says why.</exception>
    public static SettingsSchema Of(Type type)
    {
        var declared = type.GetCustomAttribute<SettingsAttribute>() ?? throw new ModuleException($"{type.FullName} has no [Settings]");
        if (type.GetConstructor(Type.EmptyTypes) is null) throw new ModuleException($"{type.FullName} needs a constructor without parameters");
        return new(type, declared);
    }

    /// <summary>All members with their defaults.</summary>
    public JsonObject Defaults() => (JsonObject)JsonSerializer.SerializeToNode(Activator.CreateInstance(_type), _type, Json)!;

    /// <summary>The stored members over the defaults; what is stored under a name that is gone is left out.</summary>
    public JsonObject Over(string? stored)
    {
        var all = Defaults();
        if (stored is null || JsonNode.Parse(stored) is not JsonObject members) return all;
        foreach (var field in Form.Fields)
            if (members.TryGetPropertyValue(field.Name, out var value)) all[field.Name] = value?.DeepClone();
        return all;
    }

    /// <summary>The record, or every reason why these values cannot be.</summary>
    public Result<object> Read(JsonObject values)
    {
        object record;
        try
        {
            record = values.Deserialize(_type, Json)!;
        }
        catch (JsonException e)
        {
            return Failure.Invalid("ui.value-invalid", e.Path?.TrimStart('$', '.') is { Length: > 0 } field ? field : null);
        }

        var wrong = _properties.SelectMany(p => Wrong(p, p.GetValue(record))).ToList();
        if (wrong.Count == 0 && record is ICheckedSettings rules) wrong = [.. rules.Check()];
        return wrong.Count > 0 ? Result<object>.Refuse(wrong) : record;
    }

    private static IEnumerable<Failure> Wrong(PropertyInfo property, object? value)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        if (property.IsDefined(typeof(RequiredAttribute)) && value is null or "") yield return Failure.Invalid("ui.value-missing", name);
        if (property.GetCustomAttribute<RangeAttribute>() is { } range && value is not null && !range.IsValid(value)) yield return Failure.Invalid("ui.setting-range", name, range.Minimum, range.Maximum);
        if (property.GetCustomAttribute<StringLengthAttribute>() is { } length && value is string text && text.Length > length.MaximumLength) yield return Failure.Invalid("ui.setting-too-long", name, length.MaximumLength);
    }

    private static SettingField FieldOf(PropertyInfo property, string text)
    {
        var range = property.GetCustomAttribute<RangeAttribute>();
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var optional = !property.IsDefined(typeof(RequiredAttribute)) && (!property.PropertyType.IsValueType || type != property.PropertyType);
        return new(JsonNamingPolicy.CamelCase.ConvertName(property.Name), $"{text}-{JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name)}", KindOf(property, type), optional,
            range is null ? null : Convert.ToInt64(range.Minimum, System.Globalization.CultureInfo.InvariantCulture),
            range is null ? property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength : Convert.ToInt64(range.Maximum, System.Globalization.CultureInfo.InvariantCulture),
            type.IsEnum ? Enum.GetNames(type) : []);
    }

    private static SettingKind KindOf(PropertyInfo property, Type type) => type switch
    {
        _ when property.IsDefined(typeof(SecretAttribute)) && type == typeof(string) => SettingKind.Secret,
        _ when type == typeof(string) => SettingKind.Text,
        _ when type == typeof(int) || type == typeof(long) => SettingKind.Number,
        _ when type == typeof(bool) => SettingKind.Flag,
        _ when type.IsEnum => SettingKind.Choice,
        _ when type == typeof(DateOnly) => SettingKind.Day,
        _ when type == typeof(TimeOnly) => SettingKind.Time,
        _ when type == typeof(IReadOnlyList<string>) => SettingKind.Lines,
        _ => throw new ModuleException($"{property.DeclaringType!.FullName}.{property.Name}: settings cannot hold {type.Name}"),
    };
}
