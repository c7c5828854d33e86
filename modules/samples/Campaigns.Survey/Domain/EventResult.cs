using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Survey.Domain;

/// <summary>How an event did, counted from its answers. The id is the event's.</summary>
internal sealed class EventResult : Entity, IScoped
{
    private EventResult()
    {
    }

    public static EventResult Of(Guid eventId, string scopePath) => new() { Id = eventId, ScopePath = scopePath };

    public string ScopePath { get; private init; } = "";

    public int Answers { get; private set; }

    public int ScoreSum { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>1 to 5; 0 without answers.</summary>
    public double Average => Answers == 0 ? 0 : (double)ScoreSum / Answers;

    /// <summary>Set, not added to: counting the same answers again changes nothing.</summary>
    public void Count(int answers, int scoreSum, DateTimeOffset lastAt) => (Answers, ScoreSum, LastAt) = (answers, scoreSum, lastAt);
}
