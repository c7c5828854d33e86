using Campaigns.Kernel.Values;

namespace Campaigns.Kernel.Security;

/// <summary>Reads what <see cref="IAudit"/> noted. Implemented by the runtime. Whoever shows it checks the permission.</summary>
public interface IAuditLog
{
    /// <summary>A page of at most 50, the newest first. An unreadable cursor starts from the beginning.</summary>
    Task<Paged<AuditRow>> List(AuditFilter filter, string? cursor, CancellationToken ct);

    /// <summary>One entry; null when there is none of that number.</summary>
    Task<AuditRow?> Find(long number, CancellationToken ct);

    /// <summary>All of the filter, the newest first, read as they are asked for.</summary>
    IAsyncEnumerable<AuditRow> All(AuditFilter filter, CancellationToken ct);

    /// <summary>The actions that were ever noted, in order of name; up to a minute old.</summary>
    Task<IReadOnlyList<string>> Actions(CancellationToken ct);

    /// <summary>Notes an act, or that something sensitive was read, that has no transaction of its own, such as switching a feature.</summary>
    Task Write(string action, RecordRef record, object? details, CancellationToken ct);
}

/// <summary>Which notes to read; what is null does not narrow.</summary>
/// <param name="Actor">Part of the user name.</param>
/// <param name="Action">The action, whole.</param>
/// <param name="From">First day, in Vietnam.</param>
/// <param name="To">Last day, in Vietnam.</param>
/// <param name="Words">A name, a code or an id by which modules find records; the part of a record's kind before the first dot also serves.</param>
public sealed record AuditFilter(string? Actor = null, string? Action = null, DateOnly? From = null, DateOnly? To = null, string? Words = null);

/// <summary>One note.</summary>
/// <param name="Number">Grows with each note.</param>
/// <param name="At">Business time.</param>
/// <param name="ActorName">User name; <c>system</c> or <c>public</c> without an account.</param>
/// <param name="Action">A text key.</param>
/// <param name="Record">What it was done to.</param>
/// <param name="Details">JSON; null when there is nothing more to say.</param>
public sealed record AuditRow(long Number, DateTimeOffset At, string ActorName, string Action, RecordRef Record, string? Details)
{
    /// <summary>Real time.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>Account in whose name the system acted.</summary>
    public Guid? BehalfId { get; init; }

    /// <summary>What changed; empty for an act that changed no row.</summary>
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];

    /// <summary><c>page</c>, <c>api</c>, <c>token</c>, <c>job</c>, <c>verb</c>, <c>recipe</c>, <c>start</c>; null where nobody said.</summary>
    public string? Channel { get; init; }

    /// <summary>Route, job, verb or recipe.</summary>
    public string? Via { get; init; }

    /// <summary>Network of the caller.</summary>
    public string? Address { get; init; }

    /// <summary>Id under which the log has the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Place in the chain; null while it waits for the sealer.</summary>
    public long? Position { get; init; }
}

/// <summary>A column before and after; what is personal is masked.</summary>
public sealed record AuditChange(string Field, string? Before, string? After);
