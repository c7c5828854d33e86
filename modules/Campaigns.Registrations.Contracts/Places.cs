using Campaigns.Kernel.Commands;

namespace Campaigns.Registrations.Contracts;

/// <summary>Somebody another module invited, who wants to come.</summary>
/// <param name="FullName">As written.</param>
/// <param name="Phone">As kept, or null.</param>
/// <param name="Email">Or null.</param>
/// <param name="UnitCode">Commune of residence, or null.</param>
/// <param name="Hamlet">Thôn, or null.</param>
/// <param name="People">How many come, with the invited one.</param>
public sealed record PlaceWanted(string FullName, string? Phone, string? Email, string? UnitCode, string? Hamlet, int People);

/// <summary>A place somebody holds.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Waits">On the waitlist.</param>
/// <param name="Link">The person's own page; null when it cannot be made.</param>
public sealed record PlaceHeld(Guid RegistrationId, bool Waits, string? Link);

/// <summary>Places for people whom another module invited and who answered it. It saves in transactions of its own, so ask before taking a lock.</summary>
public interface IPlaces
{
    /// <summary>A phone as it is kept (E.164); null when there is no such number.</summary>
    string? Phone(string typed);

    /// <summary>A place, or one on the waitlist; refused as on the public form. Who has one already by the same phone and name keeps that, for so many people.</summary>
    /// <param name="offeringId">Of what.</param>
    /// <param name="key">Names the wish: the same key again gives the same place.</param>
    /// <param name="wanted">Who and how many. They were asked for their consent.</param>
    /// <param name="ct">Stops.</param>
    Task<Result<PlaceHeld>> Take(Guid offeringId, Guid key, PlaceWanted wanted, CancellationToken ct);

    /// <summary>The place is for so many people from now on.</summary>
    Task<Result<PlaceHeld>> Resize(Guid registrationId, int people, CancellationToken ct);

    /// <summary>The place is given back. Twice is once.</summary>
    Task<Result<Done>> GiveBack(Guid registrationId, CancellationToken ct);

    /// <summary>The pages of several people, by registration; where no link can be made it is left out. For messages to them, and for nobody else.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Links(IReadOnlyCollection<Guid> registrationIds, CancellationToken ct);
}
