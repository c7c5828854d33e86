using Campaigns.Kernel.Values;

namespace Campaigns.Desk.Domain;

/// <summary>The attendance of a meeting as it was when its desk was closed; carries the meeting's id. What arrives later lands all the same and is marked.</summary>
internal sealed class Closing : Entity
{
    private Closing()
    {
    }

    public DateTimeOffset ClosedAt { get; private init; }

    public string ClosedBy { get; private init; } = "";

    public int There { get; private init; }

    public int Expected { get; private init; }

    public int WalkIns { get; private init; }

    public int? HeadCount { get; private init; }

    public int Enrolled { get; private init; }

    public int Interested { get; private init; }

    public static Closing Of(Guid eventId, AttendanceFigures figures, string by, DateTimeOffset now) => new()
    {
        Id = eventId,
        ClosedAt = now,
        ClosedBy = by,
        There = figures.There,
        Expected = figures.Expected,
        WalkIns = figures.WalkIns,
        HeadCount = figures.HeadCount,
        Enrolled = figures.Enrolled,
        Interested = figures.Interested,
    };
}

/// <summary>Counts of people at one meeting.</summary>
internal sealed record AttendanceFigures(int There, int Expected, int WalkIns, int? HeadCount, int Enrolled, int Interested)
{
    /// <summary>Everybody in the hall who is on the list.</summary>
    public int Present => There + WalkIns;
}
