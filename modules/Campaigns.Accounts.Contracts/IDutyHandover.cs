using Campaigns.Kernel.Commands;

namespace Campaigns.Accounts.Contracts;

/// <summary>Duties that are no permissions and go over to a colleague with a delegation, such as what waits to be approved. Registered by the module that
/// knows them.</summary>
public interface IDutyHandover
{
    /// <summary>Kinds of duties the person has and may hand over; empty: none.</summary>
    Task<IReadOnlyList<Duty>> Of(Guid account, CancellationToken ct);

    /// <summary>Why the colleague cannot take them over in that time; null: they can.</summary>
    Task<Failure?> Against(HandOver handOver, CancellationToken ct);

    /// <summary>Hands them over, and tells both. Repeatable.</summary>
    Task Arrange(HandOver handOver, CancellationToken ct);

    /// <summary>Ends it before its time.</summary>
    Task End(Guid delegationId, CancellationToken ct);
}

/// <summary>A kind of duty.</summary>
/// <param name="Key">A word for it.</param>
/// <param name="TextKey">Text key of its name.</param>
public sealed record Duty(string Key, string TextKey);

/// <summary>Who hands what over to whom.</summary>
/// <param name="DelegationId">The delegation it goes with.</param>
/// <param name="Principal">Account of who is away.</param>
/// <param name="Substitute">Account of who stands in.</param>
/// <param name="From">Begin.</param>
/// <param name="Until">End, exclusive.</param>
/// <param name="Duties">Keys of kinds; empty: all.</param>
/// <param name="Reason">For both to read.</param>
public sealed record HandOver(Guid DelegationId, Guid Principal, Guid Substitute, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Duties, string? Reason);
