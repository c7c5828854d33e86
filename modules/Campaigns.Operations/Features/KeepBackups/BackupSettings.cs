using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Settings;

namespace Campaigns.Operations.Features.KeepBackups;

/// <summary>How many backups stay.</summary>
[Settings("Operations", "backups")]
internal sealed record BackupSettings
{
    /// <summary>Days whose newest one stays.</summary>
    [Range(1, 60)] public int Daily { get; init; } = 7;

    /// <summary>Weeks, from Monday.</summary>
    [Range(0, 60)] public int Weekly { get; init; } = 4;

    /// <summary>Months.</summary>
    [Range(0, 60)] public int Monthly { get; init; } = 12;

    public BackupRotation Rotation => new(Daily, Weekly, Monthly);
}
