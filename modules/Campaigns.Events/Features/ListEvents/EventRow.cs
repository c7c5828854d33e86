using System.Linq.Expressions;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.ListEvents;

/// <summary>An event as it is read, straight from its row.</summary>
internal sealed record EventRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Slug { get; init; }

    public required EventStatus Status { get; init; }

    public required Guid CampaignId { get; init; }

    public required string Title { get; init; }

    public required string Format { get; init; }

    public required string UnitCode { get; init; }

    public required string UnitName { get; init; }

    public required string ScopePath { get; init; }

    public required VenueRow? Venue { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required int Capacity { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public required bool Waitlist { get; init; }

    public required IReadOnlyList<StaffRow> Staff { get; init; }

    public required long? Budget { get; init; }

    public required string? Note { get; init; }

    public string? Language { get; init; }

    public required string? OverrideReason { get; init; }

    public required bool Holds { get; init; }

    public required int Sequence { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset? MovedFrom { get; init; }

    public required string? PublicReason { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required Guid? ApprovalRequestId { get; init; }

    /// <summary>How many days after its day it ends; midnight ends the day before.</summary>
    public int MoreDays => EndsAt.AddTicks(-1).LocalDate().DayNumber - StartsAt.LocalDate().DayNumber;

    public IReadOnlyList<Guid> Presenters => Named(EventRole.Presenter);

    public IReadOnlyList<Guid> Desk => Named(EventRole.Desk);

    public static readonly Expression<Func<Event, EventRow>> Read = e => new EventRow
    {
        Id = e.Id,
        Version = e.Version,
        Slug = e.Slug,
        Status = e.Status,
        CampaignId = e.CampaignId,
        Title = e.Title,
        Format = e.Format,
        UnitCode = e.UnitCode,
        UnitName = e.UnitName,
        ScopePath = e.ScopePath,
        Venue = e.Venue == null ? null : new VenueRow(e.Venue.Id, e.Venue.Name, e.Venue.Address, e.Venue.Lat, e.Venue.Lon),
        StartsAt = e.StartsAt,
        EndsAt = e.EndsAt,
        Capacity = e.Capacity,
        OpensAt = e.OpensAt,
        ClosesAt = e.ClosesAt,
        Waitlist = e.Waitlist,
        Staff = e.Staff.OrderBy(s => s.Position).Select(s => new StaffRow(s.Role, s.StaffId)).ToList(),
        Budget = e.Budget,
        Note = e.Note,
        Language = e.Language,
        OverrideReason = e.OverrideReason,
        Holds = e.Holds,
        Sequence = e.Sequence,
        PublishedAt = e.PublishedAt,
        MovedFrom = e.MovedFrom,
        PublicReason = e.PublicReason,
        ChangedAt = e.ChangedAt,
        ApprovalRequestId = e.ApprovalRequestId,
    };

    private List<Guid> Named(EventRole role) => [.. Staff.Where(s => s.Role == role).Select(s => s.StaffId)];
}

internal sealed record VenueRow(Guid Id, string Name, string Address, double? Lat, double? Lon);

internal sealed record StaffRow(EventRole Role, Guid StaffId);
