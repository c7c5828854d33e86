namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>Those who register for one offering at the same moment. The first takes the turn at the roster; whoever comes while that turn is
/// waited for or used gets into line, and one transaction carries all who stand in it. Half of what a registration costs is the disk's
/// flush at commit: a rush pays it once for many.</summary>
/// <remarks>Of this process alone. Other processes and other verbs meet at the roster's lock, as ever.</remarks>
internal sealed class Rush
{
    /// <summary>More would make the first wait noticeably for the last.</summary>
    public const int Most = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Queue<Arrival>> _lines = []; // A line is there as long as somebody leads it.

    /// <summary>Gets into line. Answers when there is something to do, or it is done.</summary>
    public Task<Part> Join(Arrival arrival)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(arrival.Offering.Id, out var line))
            {
                _lines[arrival.Offering.Id] = [];
                return Task.FromResult(Part.Lead);
            }

            line.Enqueue(arrival);
            return arrival.Told;
        }
    }

    /// <summary>All who go together: the one who leads, and those who wait. Whoever went away meanwhile is left out.</summary>
    /// <exception cref="OperationCanceledException">The one who leads went away: the next one leads.</exception>
    public IReadOnlyList<Arrival> Gather(Arrival leader)
    {
        // A database that answered in the same moment does not tell that nobody waits for it any more.
        leader.Gone.ThrowIfCancellationRequested();
        var together = new List<Arrival> { leader };
        lock (_gate)
        {
            var line = _lines[leader.Offering.Id];
            while (together.Count < Most && Next(line) is { } next) together.Add(next);
        }

        return together;
    }

    /// <summary>Hands the lead to whoever is next.</summary>
    public void PassOn(Arrival leader)
    {
        lock (_gate)
        {
            if (Next(_lines[leader.Offering.Id]) is { } next) next.Tell(Part.Lead);
            else _lines.Remove(leader.Offering.Id);
        }
    }

    /// <summary>How many stand in line behind the one who leads.</summary>
    public int Waiting(Guid offeringId)
    {
        lock (_gate) return _lines.GetValueOrDefault(offeringId)?.Count ?? 0;
    }

    /// <summary>Whether somebody leads.</summary>
    public bool IsLed(Guid offeringId)
    {
        lock (_gate) return _lines.ContainsKey(offeringId);
    }

    private static Arrival? Next(Queue<Arrival> line)
    {
        while (line.TryDequeue(out var next))
        {
            if (!next.Gone.IsCancellationRequested) return next;
            next.Tell(Part.GiveUp);
        }

        return null;
    }
}

/// <summary>What somebody in line has to do.</summary>
internal enum Part
{
    /// <summary>Register all who stand in line.</summary>
    Lead,

    /// <summary>Nothing: the answer is there.</summary>
    Done,

    /// <summary>Those who went together failed together: each tries alone, so that one's fault is nobody else's.</summary>
    Alone,

    /// <summary>Went away before the turn came.</summary>
    GiveUp,
}
