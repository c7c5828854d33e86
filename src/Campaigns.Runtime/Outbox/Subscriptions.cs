using System.Reflection;
using Campaigns.Kernel.Events;
using Campaigns.Kernel.Jobs;

namespace Campaigns.Runtime.Outbox;

/// <summary>Who hears what, and which jobs there are, in one shell.</summary>
internal sealed class Subscriptions
{
    private readonly Dictionary<string, List<Subscriber>> _byEvent = [];
    private readonly Dictionary<string, JobType> _jobs = [];

    public IReadOnlyCollection<JobType> Jobs => _jobs.Values;

    public void Add(Type type)
    {
        foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType))
        {
            if (contract.GetGenericTypeDefinition() == typeof(IOn<>)) AddSubscriber(type, contract.GenericTypeArguments[0]);
            if (contract.GetGenericTypeDefinition() == typeof(IJob<>))
                _jobs[type.FullName!] = new(type.FullName!, type, contract.GenericTypeArguments[0], type.GetCustomAttribute<ScheduleAttribute>()?.Cron, type.GetCustomAttribute<ScheduleAttribute>()?.Sweep == true);
        }
    }

    /// <summary>The names of those who are to get a message of that name.</summary>
    public IEnumerable<string> For(string messageName) => messageName.StartsWith("job:", StringComparison.Ordinal)
        ? [messageName]
        : _byEvent.TryGetValue(messageName, out var all) ? all.Select(s => s.Name) : [];

    public Subscriber? Subscriber(string messageName, string name) => _byEvent.TryGetValue(messageName, out var all) ? all.Find(s => s.Name == name) : null;

    public JobType? Job(string name) => _jobs.GetValueOrDefault(name);

    private void AddSubscriber(Type type, Type eventType)
    {
        var name = eventType.GetCustomAttribute<EventNameAttribute>()?.Name ?? throw new Loading.ModuleException($"{eventType} has no [EventName]");
        if (!_byEvent.TryGetValue(name, out var all)) _byEvent[name] = all = [];
        all.Add(new(type.FullName!, type, eventType));
    }
}

internal sealed record Subscriber(string Name, Type Type, Type EventType);

internal sealed record JobType(string Name, Type Type, Type Args, string? Cron, bool Sweep);

/// <summary>The jobs that run by the business calendar; follows the current shell.</summary>
internal sealed class Schedules
{
    private volatile IReadOnlyList<(JobType Job, Quartz.CronExpression Cron)> _all = [];

    public IReadOnlyList<JobType> All => [.. _all.Select(s => s.Job)];

    public void Set(IEnumerable<JobType> jobs) =>
        _all = [.. jobs.Where(j => j.Cron is not null).Select(j => (j, new Quartz.CronExpression(j.Cron!, Kernel.Values.VietnamTime.Zone)))];

    /// <summary>Where a clock that is moved stops next.</summary>
    public DateTimeOffset? NextStopAfter(DateTimeOffset at) => _all.Where(s => !s.Job.Sweep).Select(s => s.Cron.GetNextValidTimeAfter(at)).Where(t => t is not null).Min();

    public DateTimeOffset? NextAfter(JobType job, DateTimeOffset at) => _all.Where(s => s.Job == job).Select(s => s.Cron.GetNextValidTimeAfter(at)).FirstOrDefault();

    public IEnumerable<JobType> DueIn(DateTimeOffset after, DateTimeOffset upTo) => _all.Where(s => s.Cron.GetNextValidTimeAfter(after) <= upTo).Select(s => s.Job);
}
