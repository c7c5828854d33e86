namespace Campaigns.Registrations.Features.ListRegistrations;

/// <summary>A registration as the API shows it.</summary>
/// <param name="Id">The registration.</param>
/// <param name="Code">On the ticket.</param>
/// <param name="EventId">What it is for.</param>
/// <param name="FullName">As given.</param>
/// <param name="Phone">Masked without the right to see phones; null for who has none.</param>
/// <param name="Status">A word of the contract.</param>
/// <param name="People">Seats.</param>
/// <param name="Position">Place on the waitlist, from 1.</param>
/// <param name="OfferUntil">Held seats are given on at this instant.</param>
/// <param name="CheckedInAt">When they came.</param>
/// <param name="WalkIn">Came without having registered.</param>
/// <param name="Early">Checked in before the day of the event.</param>
/// <param name="AdmittedFrom">Status before being let in without a seat.</param>
internal sealed record RegistrationResource(Guid Id, string Code, Guid EventId, string FullName, string? Phone, string Status, int People, int? Position,
    DateTimeOffset? OfferUntil, DateTimeOffset? CheckedInAt, bool WalkIn, bool Early, string? AdmittedFrom);

/// <summary>A page of them.</summary>
internal sealed record RegistrationList(IReadOnlyList<RegistrationResource> Items, string? Next);
