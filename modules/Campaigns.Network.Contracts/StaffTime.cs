using Campaigns.Kernel.Values;

namespace Campaigns.Network.Contracts;

/// <summary>Something a member of staff has taken on.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="StartsAt">From (UTC).</param>
/// <param name="EndsAt">Until, exclusive (UTC).</param>
/// <param name="Record">What it is.</param>
/// <param name="Title">For people to read.</param>
public sealed record StaffDuty(Guid StaffId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, RecordRef Record, string Title);

/// <summary>Tells what staff have taken on; implemented by each module that plans their days. Without one nobody is busy.</summary>
public interface IStaffDuties
{
    /// <summary>Presentations that touch the time span.</summary>
    Task<IReadOnlyList<StaffDuty>> Between(DateTimeOffset from, DateTimeOffset to, CancellationToken ct);
}

/// <summary>A certificate somebody holds.</summary>
/// <param name="Course">Course code.</param>
/// <param name="Code">Public code.</param>
/// <param name="ExpiresOn">Last valid day.</param>
public sealed record StaffCertificate(string Course, string Code, DateOnly ExpiresOn);

/// <summary>Days on which a member of staff is away.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, which belongs to it.</param>
/// <param name="Reason">For colleagues to read.</param>
public sealed record StaffLeave(Guid StaffId, DateOnly From, DateOnly To, string Reason);

/// <summary>Questions about leave.</summary>
public interface IStaffLeaves
{
    /// <summary>Leaves that touch the days, both of which belong to the span.</summary>
    Task<IReadOnlyList<StaffLeave>> Between(DateOnly first, DateOnly last, CancellationToken ct);
}

/// <summary>Tells which valid certificates staff hold. Network answers from a plain list; a module that issues certificates registers its own answer after it.</summary>
public interface IStaffCertificates
{
    /// <summary>Valid on that day, by staff id; who holds none is left out.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>> Valid(IReadOnlyCollection<Guid> staffIds, DateOnly on, CancellationToken ct);

    /// <summary>The last certificate of each course that is not valid on that day, with why: what a refusal is explained by. Nothing where nobody keeps that.</summary>
    Task<IReadOnlyList<LapsedCertificate>> Lapsed(IReadOnlyCollection<Guid> staffIds, DateOnly on, CancellationToken ct) => Task.FromResult<IReadOnlyList<LapsedCertificate>>([]);

    /// <summary>Codes of the courses whose certificate staff may do without on that day, by leave of those who decide that; who has no leave is left out.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> Excused(IReadOnlyCollection<Guid> staffIds, DateOnly on, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, IReadOnlyList<string>>>(new Dictionary<Guid, IReadOnlyList<string>>());
}

/// <summary>A certificate that does not hold on a day.</summary>
/// <param name="StaffId">Who had it.</param>
/// <param name="Course">Course code.</param>
/// <param name="ExpiresOn">Its last day, or what would have been it.</param>
/// <param name="State"><c>expired</c>, <c>suspended</c> or <c>revoked</c>.</param>
public sealed record LapsedCertificate(Guid StaffId, string Course, DateOnly ExpiresOn, string State);
