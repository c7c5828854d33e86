using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Shells;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Auditing;

/// <summary>Seals every two seconds, and behind people who wait.</summary>
internal sealed class AuditSealing(ShellHolder shells, AuditSealer sealer, Courtesy courtesy, ILogger<AuditSealing> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (shells.Current is null) await Task.Delay(50, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Look, stoppingToken);
                await courtesy.StandBack(stoppingToken);
                await sealer.Seal(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "The audit could not be sealed; trying again");
            }
        }
    }
}
