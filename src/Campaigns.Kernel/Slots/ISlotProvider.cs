namespace Campaigns.Kernel.Slots;

/// <summary>Puts a partial into a named slot of another module's page.</summary>
public interface ISlotProvider
{
    /// <summary>The slot, such as <c>events.public-aside</c>; its owner documents the model it hands over.</summary>
    string Slot { get; }

    /// <summary>What to show, or null for nothing. A fault is logged and the page goes on without it.</summary>
    Task<SlotItem?> For(object? model, CancellationToken ct);
}

/// <summary>A partial with its model.</summary>
/// <param name="Partial">Name of the partial, found in the area of <paramref name="Area"/>.</param>
/// <param name="Area">The module's id.</param>
/// <param name="Model">What the partial is given.</param>
/// <param name="Order">Lower comes first.</param>
public sealed record SlotItem(string Partial, string Area, object? Model, int Order = 0);
