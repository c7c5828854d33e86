namespace Campaigns.Approvals.Features.Cases;

/// <summary>The business clock, which the test host may freeze for this module alone.</summary>
internal sealed class ModuleClock(TimeProvider business) : TimeProvider
{
    private long _frozen;

    public override DateTimeOffset GetUtcNow() => Interlocked.Read(ref _frozen) is var ticks and > 0 ? new(ticks, TimeSpan.Zero) : business.GetUtcNow();

    public void Freeze(DateTimeOffset at) => Interlocked.Exchange(ref _frozen, at.UtcTicks);
}
