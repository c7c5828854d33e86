namespace Campaigns.Kernel.Jobs;

/// <summary>Work off the request. Must be idempotent: it may run twice.</summary>
/// <typeparam name="TArgs">A record that survives JSON; ids, not entities.</typeparam>
public interface IJob<in TArgs>
{
    /// <summary>Does the work. Throwing means: try again later.</summary>
    Task Run(TArgs args, CancellationToken ct);
}

/// <summary>Arguments of a scheduled job.</summary>
/// <param name="DueAt">The instant (business time, UTC) it was due for; may lie behind now after downtime.</param>
public sealed record Tick(DateTimeOffset DueAt);

/// <summary>Runs an <see cref="IJob{Tick}"/> by the business calendar. Quartz decides when; Hangfire does the work.
/// While the clock of the demo stands still the job runs when the clock is moved over its time, in order.</summary>
/// <param name="cron">Quartz cron with seconds, such as <c>0 0 17 * * ?</c>, in Asia/Ho_Chi_Minh.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScheduleAttribute(string cron) : Attribute
{
    /// <summary>The cron expression.</summary>
    public string Cron { get; } = cron;

    /// <summary>It looks for what was left behind or has run out, and one look finds all of it. The clock of the demo does not stop for each of its
    /// times on the way over many days: it runs with whatever else is due, and at the end.</summary>
    public bool Sweep { get; init; }
}

/// <summary>Asks for work. Joins the caller's transaction: the work is there if and only if the SaveChanges was.</summary>
public interface IJobs
{
    /// <summary>As soon as the transaction is committed.</summary>
    /// <param name="args">What the job is told.</param>
    /// <param name="key">Names what the job does; a second one with the same key is not run. Null: always run.</param>
    void Enqueue<TJob, TArgs>(TArgs args, string? key = null)
        where TJob : IJob<TArgs>;

    /// <summary>Not before an instant of the business clock.</summary>
    void EnqueueAt<TJob, TArgs>(DateTimeOffset at, TArgs args, string? key = null)
        where TJob : IJob<TArgs>;
}
