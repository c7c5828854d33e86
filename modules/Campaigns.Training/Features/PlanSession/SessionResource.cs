using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>A class in the API.</summary>
/// <param name="Taken">Places given.</param>
/// <param name="Waiting">How many wait for one.</param>
/// <param name="SelfEnrolment">Staff may put themselves on the list.</param>
/// <param name="GuestSeats">Places beside those of the list for people who are not staff.</param>
/// <param name="OpensAt">From when on both may say so; null: neither may.</param>
/// <param name="ClosesAt">Until when.</param>
/// <param name="Slug">Public address part; null: never had places for guests.</param>
/// <param name="CancelledAt">Null: it is held.</param>
internal sealed record SessionResource(Guid Id, Guid CourseId, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, int Capacity, IReadOnlyList<Guid> TrainerIds,
    string? Material, int Taken, int Waiting, bool SelfEnrolment, int GuestSeats, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, string? Slug, DateTimeOffset? CancelledAt)
{
    public static SessionResource Of(Session s) => new(s.Id, s.CourseId, s.Kind.Word(), s.StartsAt, s.EndsAt, s.Place, s.Capacity, s.Trainers, s.Material, s.Taken,
        s.Participants.Count(p => p.Seat is Seat.Waiting), s.Self, s.GuestSeats, s.OpensAt, s.ClosesAt, s.Slug, s.CancelledAt);
}
