using Campaigns.Kernel.Events;

namespace Campaigns.Kernel.Values;

/// <summary>A record with a time-ordered id, a version token and facts to tell.</summary>
public abstract class Entity
{
    private readonly List<IEvent> _raised = [];

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>Grows with each change; a writer that read an older one is refused.</summary>
    public int Version { get; private set; }

    /// <summary>Facts not yet saved. They are stored with the row, in one transaction.</summary>
    public IReadOnlyList<IEvent> Raised => _raised;

    /// <summary>Tells a fact; it leaves when the row is saved.</summary>
    protected void Raise(IEvent fact) => _raised.Add(fact);

    /// <summary>The facts, once: called by the data layer when saving.</summary>
    public IReadOnlyList<IEvent> TakeRaised()
    {
        IEvent[] taken = [.. _raised];
        _raised.Clear();
        return taken;
    }
}
