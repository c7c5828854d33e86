namespace Campaigns.Training.Domain;

/// <summary>Who did something, and when.</summary>
/// <param name="ActorId">The account; null for the system.</param>
/// <param name="Name">As it is shown later.</param>
/// <param name="At">Business time (UTC).</param>
internal sealed record By(Guid? ActorId, string Name, DateTimeOffset At);
