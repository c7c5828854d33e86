using Campaigns.Runtime.Jobs;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Recipes;
using Campaigns.Runtime.Setup;
using Campaigns.Runtime.Shells;
using Campaigns.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Campaigns.Runtime;

/// <summary>Starts and stops what lives as long as the process: shells, demo world, engines.</summary>
internal sealed class ProcessHost(ShellHolder shells, DemoWorld demo, Engines engines, Schedules schedules, SetupState setup, SetupRun setupRun, IServiceProvider process,
    IHostEnvironment environment, IHostApplicationLifetime lifetime, DataPath data, TimeProvider clock, ILogger<ProcessHost> log) : IHostedService
{
    private readonly CancellationTokenSource _stopping = new();
    private IScheduler? _scheduler;
    private FileStream? _serving;
    private Task _engines = Task.CompletedTask;

    // Testing drives deliveries and time by itself.
    private bool Workers => !environment.IsEnvironment("Testing");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _serving = Serving.Mark(data.Root);
        await shells.Start(probe: false);
        schedules.Set(shells.Current!.Services.GetRequiredService<Subscriptions>().Jobs);
        await demo.Start(text => log.LogInformation("Set-up: {Step}", text), cancellationToken);
        await setup.Start(cancellationToken);
        shells.Follow = Follow;

        // The first page does not wait for the engines.
        if (Workers) lifetime.ApplicationStarted.Register(() => _engines = StartEngines());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _engines;
        if (_scheduler is not null) await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        await engines.Stop(cancellationToken);
        await setupRun.Ended();
        await shells.Stop();
        _serving?.Dispose();
    }

    private async Task StartEngines()
    {
        try
        {
            engines.Start();
            _scheduler = await process.GetRequiredService<ISchedulerFactory>().GetScheduler(_stopping.Token);
            await Scheduler.Follow(_scheduler, schedules, clock.GetUtcNow(), _stopping.Token);
            await _scheduler.Start(_stopping.Token);
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            log.LogCritical(e, "Background work could not start");
        }
        catch (Exception e)
        {
            // Stopped while starting: Quartz wraps the cancellation in an exception of its own.
            log.LogInformation(e, "Stopped before background work had started");
        }
    }

    /// <summary>Makes the schedules right again, after the machine's clock was set.</summary>
    public Task FollowSchedules() => _scheduler is null ? Task.CompletedTask : Scheduler.Follow(_scheduler, schedules, clock.GetUtcNow(), _stopping.Token);

    private async Task Follow(Shell shell)
    {
        schedules.Set(shell.Services.GetRequiredService<Subscriptions>().Jobs);
        await FollowSchedules();
    }
}
