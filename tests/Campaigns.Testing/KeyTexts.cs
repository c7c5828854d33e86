using Microsoft.Extensions.Localization;

namespace Campaigns.Testing;

/// <summary>Texts are their keys, with what is put into them.</summary>
public sealed class KeyTexts : IStringLocalizer
{
    /// <inheritdoc/>
    public LocalizedString this[string name] => new(name, name);

    /// <inheritdoc/>
    public LocalizedString this[string name, params object[] arguments] => new(name, $"{name} {string.Join(' ', arguments)}");

    /// <inheritdoc/>
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
