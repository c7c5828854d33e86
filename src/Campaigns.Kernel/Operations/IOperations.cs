namespace Campaigns.Kernel.Operations;

/// <summary>How the installation stands. Implemented by the runtime. Whoever shows it checks the permission.</summary>
public interface IOperations
{
    /// <summary>The figures that alerts are made of; never fails: what cannot be read is null.</summary>
    Task<Standing> Standing(CancellationToken ct);

    /// <summary>Every scheduled job of the features that are on, with its last run and its next time.</summary>
    Task<IReadOnlyList<ScheduledJob>> Schedules(CancellationToken ct);

    /// <summary>What runs now, in whichever process, the oldest first.</summary>
    Task<IReadOnlyList<RunFacts>> Running(CancellationToken ct);

    /// <summary>Asks a run to end. It does at its next step, within some seconds. False: it is over, or not there.</summary>
    Task<bool> Cancel(Guid id, CancellationToken ct);
}

/// <summary>Figures of the moment.</summary>
/// <param name="Dead">Deliveries given up after the last try.</param>
/// <param name="FailedJobs">Jobs among them, and jobs being tried again.</param>
/// <param name="Oldest">Age of the oldest delivery that is due and not done.</param>
/// <param name="DiskFree">Bytes free where the data path is.</param>
/// <param name="DatabaseLatency">Of one question; null when it does not answer.</param>
/// <param name="BackupAge">Since the newest backup; null when there is none.</param>
/// <param name="Conditions">What is wrong now.</param>
public sealed record Standing(long? Dead, long? FailedJobs, TimeSpan? Oldest, long? DiskFree, TimeSpan? DatabaseLatency, TimeSpan? BackupAge, IReadOnlyList<Condition> Conditions);

/// <summary>A job with a schedule.</summary>
/// <param name="Name">Its type.</param>
/// <param name="Cron">Quartz cron with seconds, in Vietnam's time.</param>
/// <param name="NextAt">Business time.</param>
/// <param name="Last">Its newest run; null: none yet.</param>
public sealed record ScheduledJob(string Name, string Cron, DateTimeOffset? NextAt, RunFacts? Last);

/// <summary>One run of a scheduled job or of long work.</summary>
/// <param name="Id">The run.</param>
/// <param name="Name">The job's type, or a text key.</param>
/// <param name="DueAt">Business time it was due for; null for work nobody scheduled.</param>
/// <param name="StartedAt">Real time.</param>
/// <param name="EndedAt">Real time; null while it runs.</param>
/// <param name="Done">Parts that are done.</param>
/// <param name="Total">Of how many; 0: it does not say.</param>
/// <param name="CancelAsked">Somebody asked it to end.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Error">Why it failed.</param>
public sealed record RunFacts(Guid Id, string Name, DateTimeOffset? DueAt, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Done, int Total, bool CancelAsked, RunOutcome Outcome, string? Error);

/// <summary>How a run stands.</summary>
public enum RunOutcome
{
    /// <summary>It is not over.</summary>
    Running,

    /// <summary>It did its work.</summary>
    Done,

    /// <summary>It threw.</summary>
    Failed,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>Its process ended before it did.</summary>
    Lost,
}
