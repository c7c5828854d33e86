using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.FeatureSettings;

/// <summary>Secrets among the settings: enciphered at rest with a key outside the database.</summary>
internal sealed class SettingSecrets(IDataProtectionProvider protection, ILogger<SettingSecrets> log)
{
    private readonly IDataProtector _protector = protection.CreateProtector("settings");

    public string Close(string plain) => plain.Length == 0 ? "" : _protector.Protect(plain);

    /// <summary>The values with their secrets readable. One that cannot be read (the keys are gone) is empty, and the log says so.</summary>
    public JsonObject Open(SettingsSchema schema, JsonObject values)
    {
        foreach (var field in schema.Form.Fields.Where(f => f.Kind == SettingKind.Secret))
            if (values[field.Name]?.GetValue<string>() is { Length: > 0 } closed) values[field.Name] = Open(schema.Key, field.Name, closed);
        return values;
    }

    private string Open(string key, string field, string closed)
    {
        try
        {
            return _protector.Unprotect(closed);
        }
        catch (CryptographicException e)
        {
            log.LogError(e, "The secret {Settings}.{Field} cannot be read with the keys of this installation; set it anew", key, field);
            return "";
        }
    }
}
