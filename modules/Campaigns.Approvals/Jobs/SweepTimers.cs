using Campaigns.Approvals.Features.FireTimers;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Approvals.Jobs;

/// <summary>Nothing to say: the rows tell what is due.</summary>
internal sealed record SweepArgs;

/// <summary>Fires what is due. Asked for in the transaction that starts a clock, for the minute in which it runs out.</summary>
internal sealed class SweepTimers(TimerSweep sweep) : IJob<SweepArgs>
{
    public Task Run(SweepArgs args, CancellationToken ct) => sweep.Run(ct);
}

/// <summary>Fires whatever was not fired at its minute, such as after a restore of an older backup.</summary>
[Schedule("0 7 * * * ?", Sweep = true)]
internal sealed class SweepHourly(TimerSweep sweep) : IJob<Tick>
{
    public Task Run(Tick args, CancellationToken ct) => sweep.Run(ct);
}
