using Campaigns.Notifications.Domain;

namespace Campaigns.Notifications.Sending;

/// <summary>Takes the messages of one channel out of the house.</summary>
internal interface ISender
{
    /// <summary>One of <see cref="Channels"/>.</summary>
    string Channel { get; }

    /// <summary>Text key of the reason why messages of this channel stay in the house; null when they leave.</summary>
    string? KeptBecause { get; }

    /// <summary>Hands one over. The message's id is the idempotency key: the same id may be handed over twice, and the provider should
    /// deliver it once.</summary>
    Task<SendAnswer> Send(Message message, CancellationToken ct);
}

/// <summary>What the provider said.</summary>
/// <param name="Outcome">Whether to try again.</param>
/// <param name="Detail">Its reference for a message it took, else why not.</param>
internal sealed record SendAnswer(SendOutcome Outcome, string? Detail);

internal enum SendOutcome
{
    /// <summary>It took it.</summary>
    Taken,

    /// <summary>Not now: the line is down or it is busy.</summary>
    Later,

    /// <summary>Never: the address is wrong or the message is refused.</summary>
    Refused,
}

/// <summary>The sender of each channel.</summary>
internal sealed class Senders(IEnumerable<ISender> all)
{
    public ISender For(string channel) => all.Single(s => s.Channel == channel);
}
