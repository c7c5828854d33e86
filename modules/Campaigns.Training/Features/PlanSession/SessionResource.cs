using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>A class in the API.</summary>
/// <param name="Taken">Places given.</param>
/// <param name="Waiting">How many wait for one.</param>
internal sealed record SessionResource(Guid Id, Guid CourseId, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, int Capacity, IReadOnlyList<Guid> TrainerIds,
    string? Material, int Taken, int Waiting)
{
    public static SessionResource Of(Session s) => new(s.Id, s.CourseId, s.Kind.Word(), s.StartsAt, s.EndsAt, s.Place, s.Capacity, s.Trainers, s.Material, s.Taken,
        s.Participants.Count(p => p.Seat is Seat.Waiting));
}
