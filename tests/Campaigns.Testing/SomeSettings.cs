using Campaigns.Kernel.Settings;

namespace Campaigns.Testing;

/// <summary>Settings as a test wants them; the record's defaults unless said.</summary>
public sealed class SomeSettings<T> : ISettings<T>
    where T : class, new()
{
    /// <inheritdoc/>
    public T Current { get; set; } = new();
}
