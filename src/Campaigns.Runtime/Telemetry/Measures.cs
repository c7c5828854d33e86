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

    static Measures()
    {
        JobsFailed.Add(0);
        Meter.CreateObservableGauge("campaigns.outbox.pending", () => Volatile.Read(ref _pending), description: "Messages and deliveries not done yet");
        Meter.CreateObservableGauge("campaigns.outbox.oldest", () => Volatile.Read(ref _oldest), "s", "Age of the oldest of them");
    }

    public static void Outbox(long pending, TimeSpan oldest)
    {
        Volatile.Write(ref _pending, pending);
        Volatile.Write(ref _oldest, oldest.TotalSeconds);
    }
}
