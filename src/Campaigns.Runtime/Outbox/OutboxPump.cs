using Campaigns.Data;
using Campaigns.Data.Messaging;
using Campaigns.Runtime.Jobs;
using Campaigns.Runtime.Shells;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Outbox;

/// <summary>Hands out what was committed, as soon as it is told and at least every two seconds, and gives the deliveries to Hangfire.</summary>
internal sealed class OutboxPump(ShellHolder shells, Deliveries deliveries, OutboxSignal signal, Engines engines, Courtesy courtesy, DatabaseOptions database, ILogger<OutboxPump> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    // A job of Hangfire's costs several round trips on PostgreSQL: short deliveries share one. Well below what a lease allows.
    private const int Together = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (shells.Current is null) await Task.Delay(20, stoppingToken);
        var begun = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!begun) await Begin(stoppingToken);
                begun = true;
                await Pass(stoppingToken);
                await signal.Wait(Look, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "The outbox could not be handed out; trying again");
                await Task.Delay(Look, stoppingToken);
            }
        }
    }

    private async Task Begin(CancellationToken ct)
    {
        if (database.Provider == DatabaseProvider.Sqlite) await deliveries.ForgetLeases(ct);
        await deliveries.MendTimes(ct);
    }

    private async Task Pass(CancellationToken ct)
    {
        do await courtesy.StandBack(ct);
        while (await deliveries.HandOut(ct) > 0);

        IReadOnlyList<Claimed> claimed;
        do
        {
            await courtesy.StandBack(ct);
            claimed = await deliveries.Claim(200, ct);
            foreach (var job in claimed.Where(c => c.IsJob)) engines.Enqueue([job.Id]);
            foreach (var some in claimed.Where(c => !c.IsJob).Select(c => c.Id).Chunk(Together)) engines.Enqueue(some);
        }
        while (claimed.Count > 0);
    }
}
