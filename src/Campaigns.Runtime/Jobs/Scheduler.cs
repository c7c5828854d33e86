using Campaigns.Data;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Shells;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Campaigns.Runtime.Jobs;

/// <summary>Quartz, once per process, with its durable store in the product's own database. It decides when.</summary>
internal static class Scheduler
{
    public const string Group = "modules";

    public static void Add(IServiceCollection services, DatabaseOptions database)
    {
        services.AddQuartz(q =>
        {
            if (database.Provider == DatabaseProvider.PostgreSql) q.ConfigureScheduler(o => o.GenerateInstanceId = true); // Nodes of one cluster.
            q.UsePersistentStore(s =>
            {
                if (database.Provider == DatabaseProvider.Sqlite)
                {
                    s.UseSqlite(database.ConnectionString);
                }
                else
                {
                    s.UsePostgres(database.ConnectionString);
                    s.UseClustering(c =>
                    {
                        c.CheckinInterval = TimeSpan.FromSeconds(3);
                        c.CheckinMisfireThreshold = TimeSpan.FromSeconds(6);
                    });
                }

                s.ProvisionSchema();
            });
        });
    }

    /// <summary>Makes the store's schedules those of the enabled features. A fire missed while the process was down is made up for once,
    /// and one whose process died between taking its time and asking for the work is asked for again.</summary>
    public static async Task Follow(IScheduler scheduler, Schedules schedules, DateTimeOffset now, CancellationToken ct)
    {
        var wanted = schedules.All.ToDictionary(j => j.Name);
        foreach (var there in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), ct))
            if (!wanted.ContainsKey(there.Name)) await scheduler.DeleteJob(there, ct);
        foreach (var job in wanted.Values)
        {
            var key = new TriggerKey(job.Name, Group);
            if (await scheduler.GetTrigger(key, ct) is ICronTrigger same && same.CronExpressionString == job.Cron && !IsTooLate(same, now)) continue;
            var detail = JobBuilder.Create<Fire>().WithIdentity(job.Name, Group).RequestRecovery().Build();
            var trigger = TriggerBuilder.Create().WithIdentity(key)
                .WithCronSchedule(job.Cron!, c => c.InTimeZone(Kernel.Values.VietnamTime.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            await scheduler.ScheduleJob(detail, [trigger], ScheduleJobOptions.Replacing, ct);
        }
    }

    // Kept by a clock that has been set back since: it would not fire before that time comes again.
    private static bool IsTooLate(ICronTrigger trigger, DateTimeOffset now) =>
        trigger.NextFireTimeUtc > new CronExpression(trigger.CronExpressionString!, Kernel.Values.VietnamTime.Zone).GetNextValidTimeAfter(now);
}
