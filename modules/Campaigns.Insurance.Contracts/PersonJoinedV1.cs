using Campaigns.Kernel.Events;

namespace Campaigns.Insurance.Contracts;

/// <summary>A person's first receipt became valid: from now on the person counts. Raised once per enrolment.</summary>
[EventName("insurance.person-joined.v1")]
public sealed record PersonJoinedV1(Guid EnrolmentId, Guid PersonId, string Product, string UnitCode, string ScopePath, DateOnly PaidOn, Guid? EventId) : IEvent;

/// <summary>By what joined people are counted.</summary>
public enum JoinedBy
{
    /// <summary>The second code of the path: district or operating area.</summary>
    District,

    /// <summary>The third code of the path.</summary>
    Commune,

    /// <summary>The office that collected.</summary>
    Post,

    /// <summary>Calendar month of the first receipt.</summary>
    Month,

    /// <summary>Day of the first receipt.</summary>
    Day,
}

/// <summary>One count.</summary>
/// <param name="Key">Unit code, office code, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; empty where the place or office is not known.</param>
/// <param name="People">People, once each.</param>
public sealed record JoinedCount(string Key, int People);

/// <summary>Counts the people who joined: first valid receipt within the days named, both included, once each, by area of residence.</summary>
public interface IJoinedPeople
{
    /// <summary>Counts under a path (empty: everywhere).</summary>
    Task<IReadOnlyList<JoinedCount>> Count(string product, DateOnly from, DateOnly to, JoinedBy by, string scopePath, CancellationToken ct);
}
