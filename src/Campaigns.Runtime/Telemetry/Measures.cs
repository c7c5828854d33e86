using System.Diagnostics.Metrics;

namespace Campaigns.Runtime.Telemetry;

/// <summary>Measures of the foundations; modules have meters of their own whose names begin with <c>Campaigns</c>.</summary>
internal static class Measures
{
    public static readonly Meter Meter = new("Campaigns");

    /// <summary>Deliveries and jobs that threw, each attempt once.</summary>
    public static readonly Counter<long> JobsFailed = Meter.CreateCounter<long>("campaigns.jobs.failed", description: "Deliveries and jobs that failed, by attempt");

    private static long _pending;
    private static double _oldest;
    private static Kernel.Operations.Standing? _standing;

    static Measures()
    {
        JobsFailed.Add(0);
        Meter.CreateObservableGauge("campaigns.outbox.pending", () => Volatile.Read(ref _pending), description: "Messages and deliveries not done yet");
        Meter.CreateObservableGauge("campaigns.outbox.oldest", () => Volatile.Read(ref _oldest), "s", "Age of the oldest of them");
        Gauge("campaigns.deliveries.dead", null, "Deliveries that wait for a person", s => s.Dead);
        Gauge("campaigns.jobs.failing", null, "Jobs that failed and are not done: tried again, or waiting for a person", s => s.FailedJobs);
        Gauge("campaigns.deliveries.oldest", "s", "Age of the oldest delivery that is due", s => s.Oldest?.TotalSeconds);
        Gauge("campaigns.disk.free", "By", "Free where the data path is", s => s.DiskFree);
        Gauge("campaigns.database.latency", "s", "Of one question; absent when the database does not answer", s => s.DatabaseLatency?.TotalSeconds);
        Gauge("campaigns.backup.age", "s", "Since the newest backup; absent when there is none", s => s.BackupAge?.TotalSeconds);
        Meter.CreateObservableGauge("campaigns.condition", Conditions, description: "1 while something is wrong, by check and state");
    }

    public static void Standing(Kernel.Operations.Standing standing) => Volatile.Write(ref _standing, standing);

    private static void Gauge(string name, string? unit, string description, Func<Kernel.Operations.Standing, double?> value) =>
        Meter.CreateObservableGauge(name, () => Volatile.Read(ref _standing) is { } s && value(s) is { } v ? [new Measurement<double>(v)] : Array.Empty<Measurement<double>>(), unit, description);

    private static IEnumerable<Measurement<long>> Conditions() =>
        Volatile.Read(ref _standing)?.Conditions.Select(c => new Measurement<long>(1, new KeyValuePair<string, object?>("check", c.Check), new KeyValuePair<string, object?>("state", c.State))) ?? [];

    public static void Outbox(long pending, TimeSpan oldest)
    {
        Volatile.Write(ref _pending, pending);
        Volatile.Write(ref _oldest, oldest.TotalSeconds);
    }
}
