namespace Campaigns.Events.Domain;

/// <summary>Something of the format's checklist that was done for one event. What is not done has no row.</summary>
internal sealed class EventTask
{
    public const int LongestText = 200;

    public Guid EventId { get; init; }

    /// <summary>As it stands in the format, in Vietnamese.</summary>
    public required string What { get; init; }

    public DateTimeOffset DoneAt { get; init; }

    public string DoneBy { get; init; } = "";
}
