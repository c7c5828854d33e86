using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Campaigns.Runtime.Loading;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Web;

/// <summary>The texts of all enabled modules in one dictionary per language, by key. Vietnamese is the source; a key missing in
/// English shows the Vietnamese text, and a key missing in both shows itself and is logged once. Of modules that are off the names, and those of their permissions, are known.</summary>
internal sealed class Texts(IEnumerable<Assembly> assemblies, ModuleCatalog catalog, ILogger<Texts> log) : IStringLocalizer, IStringLocalizerFactory
{
    private readonly IReadOnlyDictionary<string, string> _vi = Read(assemblies, "vi");
    private readonly IReadOnlyDictionary<string, string> _en = Read(assemblies, "en");
    private readonly ConcurrentDictionary<string, bool> _missing = new();

    public LocalizedString this[string name] => Find(name) is { } text ? new(name, text) : Missing(name);

    public LocalizedString this[string name, params object[] arguments] =>
        Find(name) is { } text ? new(name, string.Format(CultureInfo.CurrentCulture, text, arguments)) : Missing(name);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Current.Select(t => new LocalizedString(t.Key, t.Value));

    public IStringLocalizer Create(Type resourceSource) => this;

    public IStringLocalizer Create(string baseName, string location) => this;

    private IReadOnlyDictionary<string, string> Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? _en : _vi;

    private string? Find(string key) => Current.GetValueOrDefault(key) ?? _vi.GetValueOrDefault(key) ?? NameOfModule(key);

    // Read anew for each question: only the Features page asks, and a drop-in may be found at any time.
    private string? NameOfModule(string key) => key.StartsWith("module.", StringComparison.Ordinal) || key.StartsWith("permission.", StringComparison.Ordinal)
        ? Read(catalog.Modules.Where(m => m.Error is null || m.MayRetry).Select(m => m.Assembly!), ReferenceEquals(Current, _en) ? "en" : "vi").GetValueOrDefault(key)
        : null;

    private LocalizedString Missing(string key)
    {
        if (_missing.TryAdd(key, true)) log.LogWarning("No text for {TextKey}", key);
        return new(key, key, resourceNotFound: true);
    }

    private static Dictionary<string, string> Read(IEnumerable<Assembly> assemblies, string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            using var stream = assembly.GetManifestResourceStream($"Resources/{language}.json");
            if (stream is null) continue;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!) texts[key] = text;
        }

        return texts;
    }
}
