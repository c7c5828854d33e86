using Campaigns.Kernel.Values;

namespace Campaigns.Kernel.Jobs;

/// <summary>The work off the request: deliveries of events to subscribers, and jobs. Implemented by the runtime. Whoever shows it checks the permission.</summary>
public interface IDeliveryLog
{
    /// <summary>How many there are in each state that is not done.</summary>
    Task<DeliveryCounts> Counts(CancellationToken ct);

    /// <summary>A page of at most 50 in that state, the newest first. An unreadable cursor starts from the beginning.</summary>
    Task<Paged<DeliveryRow>> List(DeliveryState state, string? cursor, CancellationToken ct);

    /// <summary>Tries one again now, with all its attempts before it. False: it is not there, done, or being worked on.</summary>
    Task<bool> Retry(Guid id, CancellationToken ct);

    /// <summary>Gives one up for good: it counts as done and keeps its error. False: it is not there, done, being worked on, or never failed.</summary>
    /// <param name="id">The delivery.</param>
    /// <param name="reason">Why, for the audit log.</param>
    /// <param name="ct">Gives up.</param>
    Task<bool> Discard(Guid id, string reason, CancellationToken ct);
}

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>Is done as soon as a worker is free.</summary>
    Waiting,

    /// <summary>Waits for its time by the business clock.</summary>
    Scheduled,

    /// <summary>Failed and is tried again by itself.</summary>
    Failing,

    /// <summary>Failed too often; waits for a person.</summary>
    Dead,
}

/// <summary>Numbers of <see cref="DeliveryState"/>s, and of messages that were not handed out to their subscribers yet.</summary>
public sealed record DeliveryCounts(long NotHandedOut, long Waiting, long Scheduled, long Failing, long Dead);

/// <summary>One delivery. Its content is not shown: it may point at people.</summary>
/// <param name="Id">The delivery.</param>
/// <param name="Message">Name of the event, or <c>job:</c> and the job's type.</param>
/// <param name="Subscriber">Type that acts on it.</param>
/// <param name="At">Business time of the fact.</param>
/// <param name="DueAt">Business time before which it must not run.</param>
/// <param name="Attempts">Failures so far.</param>
/// <param name="NextAt">Real time of the next try.</param>
/// <param name="Error">Why the last try failed.</param>
public sealed record DeliveryRow(Guid Id, string Message, string Subscriber, DateTimeOffset At, DateTimeOffset? DueAt, int Attempts, DateTimeOffset NextAt, string? Error);
