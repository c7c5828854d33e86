using System.Globalization;
using Campaigns.Data;
using Campaigns.Data.Messaging;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Shells;
using Campaigns.Runtime.Time;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Runtime.Jobs;

/// <summary>Hangfire, once per process: it does the work. What is stored are only ids of deliveries; the truth are the inbox rows.</summary>
internal sealed class Engines
{
    // A worker marks its job in a row before it turns to it, and takes the row away at once. Where the connection breaks in between, the row stays,
    // and whoever takes the job, the same worker as a rule, waits for it: with Hangfire's own ten minutes, a break that meets all workers at it
    // stops every delivery for as long. A mark that outlives this is an orphan; were one not, a delivery done twice still has one effect.
    private static readonly TimeSpan OrphanedAfter = TimeSpan.FromSeconds(15);

    private readonly IServiceProvider _process;
    private readonly Lazy<JobStorage> _storage;

    // Made once: each new one works out anew how Hangfire logs, which costs more than the job.
    private readonly Lazy<BackgroundJobClient> _client;
    private BackgroundJobServer? _server;

    public Engines(IServiceProvider process, DatabaseOptions database)
    {
        _process = process;
        _storage = new(() => MakeStorage(database));
        _client = new(() => new(Storage));
    }

    public JobStorage Storage => _storage.Value;

    public void Enqueue(Guid[] deliveries) => _client.Value.Create(Job.FromExpression<Work>(w => w.Run(deliveries, CancellationToken.None)), new EnqueuedState());

    public void Start()
    {
        // Retries are the inbox's matter, with its own backoff; Hangfire's would double them.
        foreach (var retry in GlobalJobFilters.Filters.Where(f => f.Instance is AutomaticRetryAttribute).ToList()) GlobalJobFilters.Filters.Remove(retry.Instance);
        _server = new(new BackgroundJobServerOptions { WorkerCount = 4, Activator = new ProcessActivator(_process), ServerName = $"campaigns-{Environment.ProcessId}" }, Storage);
    }

    /// <summary>Waits for the work in hand, then ends. A second call does nothing.</summary>
    public async Task Stop(CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _server, null) is not { } server) return;
        server.SendStop();
        await server.WaitForShutdownAsync(ct);
        server.Dispose();
    }

    private static JobStorage MakeStorage(DatabaseOptions database) => database.Provider == DatabaseProvider.Sqlite
        ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) })
        : new PostgreSqlStorage(new NpgsqlFactory(database.ConnectionString), new PostgreSqlStorageOptions { SchemaName = "hangfire", PrepareSchemaIfNecessary = true, QueuePollInterval = TimeSpan.FromSeconds(1), DistributedLockTimeout = OrphanedAfter });

    private sealed class ProcessActivator(IServiceProvider process) : JobActivator
    {
        public override object ActivateJob(Type jobType) => ActivatorUtilities.CreateInstance(process, jobType);
    }

    private sealed class NpgsqlFactory(string connectionString) : IConnectionFactory
    {
        public Npgsql.NpgsqlConnection GetOrCreateConnection() => new(connectionString);
    }
}

/// <summary>The only type in Hangfire's storage.</summary>
internal sealed class Work(Deliveries deliveries, Courtesy courtesy, OutboxSignal signal)
{
    public async Task Run(Guid[] ids, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            await courtesy.StandBack(ct);
            await deliveries.Deliver(id, ct);
        }

        signal.Set(); // There is room for more.
    }
}

/// <summary>The only type in Quartz's store: at its time it asks for the work.</summary>
[Quartz.DisallowConcurrentExecution]
internal sealed class Fire(Deliveries deliveries, Schedules schedules, BusinessClock clock) : Quartz.IJob
{
    // Less than done work is kept, by whose mark a second asking is told.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    public async ValueTask Execute(Quartz.IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (clock.IsManual) return; // The demo clock runs what is due when it is moved.
        var job = schedules.All.FirstOrDefault(j => j.Name == context.JobDetail.Key.Name);
        if (job is null) return;

        // The one before as well, in case its process died between taking its time and asking, and so did the one that recovered it.
        if (context.PreviousFireTimeUtc is { } before && context.FireTimeUtc - before < Remembered) await deliveries.Ask(job, WholeSecond(before), cancellationToken);
        await deliveries.Ask(job, DueOf(context), cancellationToken);
    }

    // One that is recovered, for a process that died, comes by its own time and not by the first one's.
    private static DateTimeOffset DueOf(Quartz.IJobExecutionContext context) => WholeSecond(
        context.Recovering && context.MergedJobDataMap.TryGetValue(Quartz.SchedulerConstants.FailedJobOriginalTriggerScheduledFireTime, out var first) && first is string text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : context.ScheduledFireTimeUtc ?? context.FireTimeUtc);

    // One that is made up for comes at any moment; calendars know whole seconds. So one due time is one piece of work.
    private static DateTimeOffset WholeSecond(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerSecond));
}
