using Campaigns.Kernel.Operations;
using Campaigns.Ui;
using Campaigns.Ui.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.WatchOperations;

/// <summary>One figure, and whether it wants somebody to look. The bounds are those of the example alerts.</summary>
internal sealed record Tile(string Key, string Figure, Tone Tone)
{
    private static readonly TimeSpan LateDelivery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SlowDatabase = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OldBackup = TimeSpan.FromHours(26);
    private const long LittleDisk = 1024L * 1024 * 1024;

    public static IReadOnlyList<Tile> Of(Standing s, IStringLocalizer texts) =>
    [
        new("operations.tile-dead", Count(s.Dead), s.Dead is 0 ? Tone.Ok : Tone.Bad),
        new("operations.tile-failed-jobs", Count(s.FailedJobs), s.FailedJobs is 0 ? Tone.Ok : Tone.Warn),
        new("operations.tile-oldest", Age(s.Oldest, texts), s.Oldest < LateDelivery ? Tone.Ok : Tone.Warn),
        new("operations.tile-disk", s.DiskFree is { } free ? Size(free) : "?", s.DiskFree > LittleDisk ? Tone.Ok : Tone.Bad),
        new("operations.tile-database", s.DatabaseLatency is { } latency ? texts["operations.milliseconds", Formats.Number((long)Math.Ceiling(latency.TotalMilliseconds))] : "?", s.DatabaseLatency < SlowDatabase ? Tone.Ok : Tone.Bad),
        new("operations.tile-backup", s.BackupAge is null ? texts["operations.backups-none-short"] : Age(s.BackupAge, texts), s.BackupAge < OldBackup ? Tone.Ok : Tone.Warn),
    ];

    public static string Size(long bytes) => bytes switch
    {
        >= 10L * 1024 * 1024 * 1024 => $"{Formats.Number(bytes / (1024L * 1024 * 1024))} GB",
        >= 10L * 1024 * 1024 => $"{Formats.Number(bytes / (1024L * 1024))} MB",
        _ => $"{Formats.Number(bytes / 1024)} kB",
    };

    private static string Count(long? n) => n is null ? "?" : Formats.Number(n.Value);

    private static string Age(TimeSpan? age, IStringLocalizer texts) => age switch
    {
        null => "?",
        { TotalMinutes: < 2 } a => texts["operations.seconds", Formats.Number((long)a.TotalSeconds)],
        { TotalHours: < 2 } a => texts["operations.minutes", Formats.Number((long)a.TotalMinutes)],
        { TotalDays: < 2 } a => texts["operations.hours", Formats.Number((long)a.TotalHours)],
        { } a => texts["operations.days", Formats.Number((long)a.TotalDays)],
    };
}
