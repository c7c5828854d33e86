using System.Linq.Expressions;
using Campaigns.Registrations.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.AnswerOthers;

/// <summary>Places of classes for people who are not staff, as something to register for: with the waitlist, quotas, questions and tickets that meetings have.
/// The list of staff is another thing, kept by the class itself; no seat is counted by both.</summary>
internal sealed class TrainingOfferings(TrainingDbContext db) : IOfferingSource
{
    public string Kind => Session.RecordKind;

    public string Page(string slug) => $"/classes/{slug}";

    // The page of a class reads its course from the class: any word stands in for the course's code.
    public string StaffPage(Guid id) => $"/admin/courses/class/sessions/{id}";

    public bool HasCalendarFile => false;

    public async Task<Offering?> Find(Guid id, CancellationToken ct) => (await Read(s => s.Id == id, ct)).FirstOrDefault();

    public async Task<Offering?> FindBySlug(string slug, CancellationToken ct) => (await Read(s => s.Slug == slug && s.GuestSeats > 0 && s.CancelledAt == null, ct)).FirstOrDefault();

    public Task<IReadOnlyList<Offering>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) => Read(s => ids.Contains(s.Id), ct);

    private async Task<IReadOnlyList<Offering>> Read(Expression<Func<Session, bool>> which, CancellationToken ct)
    {
        var rows = await db.Sessions.AsNoTracking().IgnoreAutoIncludes().Where(s => s.Slug != null).Where(which)
            .Join(db.Courses.IgnoreAutoIncludes(), s => s.CourseId, c => c.Id, (s, c) => new { Session = s, c.Code, c.Title }).ToListAsync(ct);
        return [.. rows.Select(r => Of(r.Session, $"{r.Code} {r.Title}"))];
    }

    private Offering Of(Session s, string title) => new(s.Id, Kind, s.Slug!, title, s.GuestSeats, s.OpensAt ?? s.StartsAt, s.ClosesAt ?? s.StartsAt, Waitlist: true, s.TakesGuests,
        s.StartsAt, s.EndsAt, s.Place, s.UnitCode, s.ScopePath, s.Trainers);
}
