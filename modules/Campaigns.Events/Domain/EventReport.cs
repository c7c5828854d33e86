namespace Campaigns.Events.Domain;

/// <summary>What is told of an event after it. One for each event; it can be put right, and says who wrote it last.</summary>
internal sealed class EventReport
{
    public const int LongestText = 2000;

    public Guid EventId { get; init; }

    /// <summary>Heads counted, of those too whose names nobody took.</summary>
    public int HeadCount { get; private set; }

    /// <summary>Đồng.</summary>
    public long Cost { get; private set; }

    public string Worked { get; private set; } = "";

    public string Improve { get; private set; } = "";

    public string WrittenBy { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>What was expected when it became known that the event is over; fixed then, so that nobody makes it fit.</summary>
    public int ForecastAttended { get; init; }

    public int ForecastJoined { get; init; }

    public void Write(int headCount, long cost, string? worked, string? improve, By by)
    {
        (HeadCount, Cost, Worked, Improve) = (headCount, cost, worked?.Trim() ?? "", improve?.Trim() ?? "");
        (WrittenBy, WrittenAt) = (by.Name, by.At);
    }
}
