using Campaigns.Kernel.Values;

namespace Campaigns.Kernel.Security;

/// <summary>Reads what <see cref="IAudit"/> noted. Implemented by the runtime. Whoever shows it checks the permission.</summary>
public interface IAuditLog
{
    /// <summary>A page of at most 50, the newest first. An unreadable cursor starts from the beginning.</summary>
    Task<Paged<AuditRow>> List(AuditFilter filter, string? cursor, CancellationToken ct);

    /// <summary>The actions that were ever noted, in order of name; up to a minute old.</summary>
    Task<IReadOnlyList<string>> Actions(CancellationToken ct);

    /// <summary>Notes an act that has no transaction of its own, such as switching a feature.</summary>
    Task Write(string action, RecordRef record, object? details, CancellationToken ct);
}

/// <summary>Which notes to read; what is null does not narrow.</summary>
/// <param name="Actor">Part of the user name.</param>
/// <param name="Action">The action, whole.</param>
/// <param name="From">First day, in Vietnam.</param>
/// <param name="To">Last day, in Vietnam.</param>
public sealed record AuditFilter(string? Actor = null, string? Action = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>One note.</summary>
/// <param name="Number">Grows with each note.</param>
/// <param name="At">Business time.</param>
/// <param name="ActorName">User name; <c>system</c> or <c>public</c> without an account.</param>
/// <param name="Action">A text key.</param>
/// <param name="Record">What it was done to.</param>
/// <param name="Details">JSON; null when there is nothing more to say.</param>
public sealed record AuditRow(long Number, DateTimeOffset At, string ActorName, string Action, RecordRef Record, string? Details);
