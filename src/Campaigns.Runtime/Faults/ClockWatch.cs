namespace Campaigns.Runtime.Faults;

/// <summary>Notices that the machine's clock was set: the wall clock and the one that only counts no longer agree.</summary>
internal sealed class ClockWatch(TimeProvider time)
{
    /// <summary>Less is the slewing of a clock that is kept right.</summary>
    private static readonly TimeSpan Drift = TimeSpan.FromSeconds(5);

    private (DateTimeOffset Wall, long Count) _last = (time.GetUtcNow(), time.GetTimestamp());

    /// <summary>By how much it was set since the last call, backwards negative; null when it was not.</summary>
    public TimeSpan? Jumped()
    {
        var now = (Wall: time.GetUtcNow(), Count: time.GetTimestamp());
        var off = now.Wall - _last.Wall - time.GetElapsedTime(_last.Count, now.Count);
        _last = now;
        return off.Duration() > Drift ? off : null;
    }
}
