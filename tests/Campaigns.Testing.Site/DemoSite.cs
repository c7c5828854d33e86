using Campaigns.Data;
using Xunit;

namespace Campaigns.Testing.Site;

/// <summary>A site that the tests of one class share; they must not mind each other.</summary>
public abstract class DemoSite(DatabaseProvider provider, string? clock, string recipe = "thanh-hoa-2019") : IAsyncLifetime
{
    /// <summary>The site.</summary>
    public TestSite Site { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Site = await TestSite.World(recipe, provider, clock);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Null when it could not start: that failure is the one to read.
        if (Site is not null) await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
