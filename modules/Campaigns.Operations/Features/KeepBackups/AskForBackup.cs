using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Operations.Jobs;

namespace Campaigns.Operations.Features.KeepBackups;

/// <summary>Has a backup taken now, in the background.</summary>
internal sealed record AskForBackup : ICommand<Done>;

internal sealed class AskForBackupHandler(IJobs jobs, IAuditLog audit) : IHandler<AskForBackup, Done>
{
    public async Task<Result<Done>> Handle(AskForBackup command, CancellationToken ct)
    {
        jobs.Enqueue<TakeBackupNow, BackupWanted>(new(TimeProvider.System.GetUtcNow()));
        await audit.Write("operations.backup-wanted", new("operations.backup", Guid.Empty), null, ct);
        return Done.It;
    }
}
