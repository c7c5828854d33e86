using Campaigns.Kernel.Settings;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.FeatureSettings;

/// <summary>Reads one record out of the snapshot, made once for each stored version.</summary>
internal sealed class CurrentSettings<T>(SettingsSnapshot snapshot, SettingSecrets secrets, ILogger<CurrentSettings<T>> log) : ISettings<T>
    where T : class, new()
{
    private readonly SettingsSchema _schema = SettingsSchema.Of(typeof(T));
    private volatile Made? _made;

    public T Current
    {
        get
        {
            var stored = snapshot.Of(_schema.Key);
            if (_made is not { } made || !ReferenceEquals(made.From, stored)) _made = made = new(stored, Make(stored));
            return made.Value;
        }
    }

    private T Make(StoredSettings? stored)
    {
        if (stored is null) return new();
        var read = _schema.Read(secrets.Open(_schema, _schema.Over(stored.Values)));
        if (read.Succeeded) return (T)read.Value;
        log.LogWarning("Stored settings {Settings} break a rule ({Reason} of {Field}); the defaults hold until they are mended", _schema.Key, read.Failures[0].Code, read.Failures[0].Field);
        return new();
    }

    private sealed record Made(StoredSettings? From, T Value);
}
