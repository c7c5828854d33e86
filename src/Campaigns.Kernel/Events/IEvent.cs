namespace Campaigns.Kernel.Events;

/// <summary>A fact, past tense. Carries ids and facts, never names, phones or other personal data.</summary>
public interface IEvent;

/// <summary>The name an event travels under: <c>module.what-happened.v1</c>. A field may be added as optional; anything else is a new version.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The versioned name.</summary>
    public string Name { get; } = name;
}

/// <summary>Hears one kind of event, after it was committed. Has its own transaction and its own retries.</summary>
/// <remarks>May be called twice for one event; the second call must change nothing. The first SaveChanges of a module's DbContext
/// in the call also marks the delivery as done, in the same transaction.</remarks>
public interface IOn<in TEvent>
    where TEvent : IEvent
{
    /// <summary>Acts on the fact. Throwing means: try again later.</summary>
    Task On(TEvent e, EventContext context, CancellationToken ct);
}

/// <summary>Circumstances of a delivery.</summary>
/// <param name="EventId">The same for every delivery of one event: use it as the natural key of what you write.</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="ActorId">Who caused it; null for the system and the public.</param>
/// <param name="Attempt">1 for the first try.</param>
public sealed record EventContext(Guid EventId, DateTimeOffset At, Guid? ActorId, int Attempt);
