using Campaigns.Kernel.Operations;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.Jobs;

/// <summary>One run of a scheduled job or of long work. Times are real.</summary>
internal sealed class RunRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Its process was alive then.</summary>
    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public int Done { get; set; }

    public int Total { get; set; }

    public bool CancelAsked { get; set; }

    public RunOutcome Outcome { get; set; }

    public string? Error { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<RunRow>(e =>
    {
        e.ToTable("core_run").HasKey(r => r.Id);
        e.Property(r => r.Name).HasMaxLength(300);
        e.HasIndex(r => new { r.Name, r.Id });
        e.HasIndex(r => r.StartedAt).HasFilter("ended_at is null").HasDatabaseName("ix_core_run_open");
    });

    public RunFacts Facts() => new(Id, Name, DueAt, StartedAt, EndedAt, Done, Total, CancelAsked, Outcome, Error);
}
