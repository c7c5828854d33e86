using Campaigns.Kernel.Settings;

namespace Campaigns.Ui.Tests;

/// <summary>Settings as a test wants them; the record's defaults unless said.</summary>
internal sealed class SomeSettings<T> : ISettings<T>
    where T : class, new()
{
    /// <inheritdoc/>
    public T Current { get; set; } = new();
}
