namespace Campaigns.Assessments.Features;

/// <summary>The server's own clock, by which papers end: the business clock of a demo stands still, and a candidate's device is not asked.</summary>
internal sealed class RealClock(TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();
}
