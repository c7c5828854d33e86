using System.Reflection;
using Campaigns.Kernel.Settings;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Shells;
using Campaigns.Ui.Site;

namespace Campaigns.Runtime.FeatureSettings;

/// <summary>What can be set in this shell. Made while the shell is built, so that a record that cannot be settings is found before it serves.</summary>
internal sealed class SettingsCatalog
{
    private readonly Dictionary<string, SettingsSchema> _byKey = new(StringComparer.Ordinal);

    public SettingsCatalog(EnabledModules modules)
    {
        var site = SettingsSchema.Of(typeof(SiteSettings));
        _byKey[site.Key] = site;
        foreach (var module in modules.Modules)
            foreach (var type in module.Types.Where(t => t.GetCustomAttribute<SettingsAttribute>() is { } s && modules.Features.Contains(s.Feature)))
                Add(module, SettingsSchema.Of(type));
    }

    public IReadOnlyList<SettingsForm> All => [.. _byKey.Values.Select(s => s.Form)];

    public SettingsSchema? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key); // A form may have sent an empty one.

    private void Add(ModuleInfo module, SettingsSchema schema)
    {
        if (!_byKey.TryAdd(schema.Key, schema)) throw new ModuleException($"The settings {schema.Key} of {module.Id} are there twice", module.Id);
    }
}
