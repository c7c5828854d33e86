using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Events.Features.ListEvents;

/// <summary>An event as the API answers it. Instants carry the offset of Vietnam.</summary>
internal sealed record EventResource(Guid Id, string Slug, string Status, Guid CampaignId, string Title, string Format, string UnitCode, Guid? VenueId, EventVenue? Venue,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Capacity, EventRegistration Registration, IReadOnlyList<Guid> PresenterIds, IReadOnlyList<Guid> DeskStaffIds,
    long? Budget, string? Note, string? OverrideReason, bool Hold, int SeatsTaken, int SeatsLeft, int Waitlisted, int Attended, int Sequence, Guid? ApprovalRequestId, string? Language)
{
    public static EventResource Of(EventRow row, SeatCounts seats) => new(row.Id, row.Slug, row.Status.Word(), row.CampaignId, row.Title, row.Format, row.UnitCode, row.Venue?.Id,
        row.Venue is { } v ? new(v.Name, v.Address, v.Lat, v.Lon) : null, row.StartsAt.Local(), row.EndsAt.Local(), row.Capacity,
        new(row.OpensAt.Local(), row.ClosesAt.Local(), row.Waitlist), row.Presenters, row.Desk, row.Budget, row.Note, row.OverrideReason, row.Holds,
        seats.Taken, Math.Max(0, row.Capacity - seats.Taken), seats.Waitlisted, seats.Attended, row.Sequence, row.ApprovalRequestId, row.Language);
}

internal sealed record EventVenue(string Name, string Address, double? Lat, double? Lon);

internal sealed record EventRegistration(DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool Waitlist);
