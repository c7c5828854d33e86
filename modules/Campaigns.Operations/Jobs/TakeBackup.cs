using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Time;
using Campaigns.Operations.Features.KeepBackups;
using Microsoft.Extensions.Logging;

namespace Campaigns.Operations.Jobs;

/// <summary>Every night at two. Not while the demo clock stands: moving it over a year would take a backup for each night of it.</summary>
[Schedule("0 0 2 * * ?")]
internal sealed class TakeBackup(BackUp backUp, IBusinessClock clock) : IJob<Tick>
{
    public Task Run(Tick args, CancellationToken ct) => clock.IsManual ? Task.CompletedTask : backUp.Run(ct);
}

/// <summary>When somebody wanted one.</summary>
internal sealed record BackupWanted(DateTimeOffset At);

/// <summary>At once, for an administrator. Run twice it takes two, which does no harm.</summary>
internal sealed class TakeBackupNow(BackUp backUp) : IJob<BackupWanted>
{
    public Task Run(BackupWanted args, CancellationToken ct) => backUp.Run(ct);
}

/// <summary>Takes one, in sight of the Operations page.</summary>
internal sealed class BackUp(IBackups backups, ILongWork work, ISettings<BackupSettings> settings, ILogger<BackUp> log)
{
    public async Task Run(CancellationToken ct)
    {
        var done = await work.Run("operations.job-take-backup", (progress, cancel) => backups.Take(settings.Current.Rotation, progress, cancel), ct);
        if (!done) log.LogWarning("The backup was cancelled; none was kept");
    }
}
