namespace Campaigns.People.Contracts;

/// <summary>What is known of somebody when a module meets them.</summary>
/// <param name="FullName">As written.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="CitizenId">12 digits, or null.</param>
/// <param name="BirthDate">Or null.</param>
/// <param name="UnitCode">Commune of residence, or null.</param>
/// <param name="ScopePath">Path of that commune; empty when unknown.</param>
/// <param name="Hamlet">Thôn, or null.</param>
/// <param name="ConsentAt">When the person agreed to the use of these data (UTC).</param>
public sealed record PersonFacts(string FullName, string? Phone, string? CitizenId, DateOnly? BirthDate, string? UnitCode, string ScopePath, string? Hamlet, DateTimeOffset? ConsentAt);

/// <summary>A person as other modules may show them.</summary>
public sealed record PersonCard(Guid Id, string FullName, string? Phone, string? UnitCode, string ScopePath);

/// <summary>The one registry of persons.</summary>
public interface IPeople
{
    /// <summary>The person these facts are about: by citizen id, else by phone and folded name; else a new one.</summary>
    Task<Guid> Recognise(PersonFacts facts, CancellationToken ct);

    /// <summary>One, or null.</summary>
    Task<PersonCard?> Find(Guid id, CancellationToken ct);

    /// <summary>Several at once; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, PersonCard>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
