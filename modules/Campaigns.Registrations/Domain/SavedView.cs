using Campaigns.Kernel.Values;

namespace Campaigns.Registrations.Domain;

/// <summary>A filter of the list of registrations that somebody kept under a name.</summary>
internal sealed class SavedView : Entity
{
    public Guid OwnerId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The query of the address, without the event.</summary>
    public string Query { get; init; } = "";

    /// <summary>For everybody who may see the list.</summary>
    public bool Shared { get; init; }
}
