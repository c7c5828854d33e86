using Campaigns.Data;
using Campaigns.Runtime.FeatureSettings;
using Campaigns.Runtime.Setup;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Shells;

/// <summary>Looks once a second whether another process on the same database switched a feature or changed a setting, and follows it.
/// One small read by key on both databases; a message of PostgreSQL would be quicker by half a second and be lost with its connection.</summary>
internal sealed class Followers(DatabaseOptions database, ShellHolder shells, SettingsSnapshot settings, SetupState setup, ILogger<Followers> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await Next(timer, stoppingToken)) await Look(stoppingToken);
    }

    /// <summary>One look; a database that does not answer is looked at again later.</summary>
    internal async Task Look(CancellationToken ct)
    {
        try
        {
            await using var db = CoreDbContext.Open(database);
            var marks = await db.State.AsNoTracking().Where(s => s.Key == FeatureStore.Mark || s.Key == SettingsSnapshot.Mark).ToDictionaryAsync(s => s.Key, s => s.Value, ct);
            if (marks.GetValueOrDefault(SettingsSnapshot.Mark) != settings.Seen) await settings.Load(ct);
            if (marks.GetValueOrDefault(FeatureStore.Mark) != shells.Seen) await shells.FollowStore();
            await setup.Look(ct);
            _failing = false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            if (!_failing) log.LogWarning(e, "Cannot see whether another process changed features or settings; tried again each second");
            _failing = true;
        }
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
