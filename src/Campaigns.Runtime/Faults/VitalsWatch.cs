using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Shells;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Faults;

/// <summary>Looks every five seconds, every second while something is wrong, and repairs what a jump of the clock put out of order.</summary>
internal sealed class VitalsWatch(Vitals vitals, ShellHolder shells, Deliveries deliveries, ProcessHost host, ILogger<VitalsWatch> log) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var clock = new ClockWatch(TimeProvider.System);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Step, TimeProvider.System, stoppingToken);
            if (shells.Current is null) continue;
            try
            {
                await vitals.Look(vitals.Conditions.Count == 0 ? Calm : Step / 2, stoppingToken);
                if (clock.Jumped() is { } jump) await Mend(jump, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Could not look at how the site stands; trying again");
            }
        }
    }

    private async Task Mend(TimeSpan jump, CancellationToken ct)
    {
        log.LogWarning("The machine's clock jumped by {Seconds} s", (long)jump.TotalSeconds);
        vitals.Say("clock", "jumped", $"The machine's clock was set by {(long)jump.TotalSeconds} s; times kept before were put right");
        await deliveries.MendTimes(ct);
        await host.FollowSchedules();
    }
}
