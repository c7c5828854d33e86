using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.ShowClasses;

/// <summary>What somebody can do about a class now.</summary>
internal enum Chance
{
#pragma warning disable CS1591 // The names say it.
    Register, Wait, NotYet, Closed, Off,
#pragma warning restore CS1591
}

/// <summary>A class with places for people who are not staff, as the public sees it.</summary>
internal sealed record PublicClass(Session Session, string Course, string Title, int Left, Chance Chance)
{
    public string Name => $"{Course} {Title}";
}

/// <summary>Reads the classes that the public may see.</summary>
internal sealed class OpenClasses(TrainingDbContext db, IEnumerable<ISeats> seats, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>Those that are not over, the soonest first.</summary>
    public Task<IReadOnlyList<PublicClass>> Ahead(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Read(db.Sessions.Where(s => s.GuestSeats > 0 && s.CancelledAt == null && s.EndsAt > now).OrderBy(s => s.StartsAt).Take(Most), ct);
    }

    /// <summary>One, also when it is cancelled: its address stands on tickets. Null: no such address.</summary>
    public async Task<PublicClass?> Find(string slug, CancellationToken ct) => (await Read(db.Sessions.Where(s => s.Slug == slug), ct)).FirstOrDefault();

    private async Task<IReadOnlyList<PublicClass>> Read(IQueryable<Session> sessions, CancellationToken ct)
    {
        var rows = await sessions.AsNoTracking().IgnoreAutoIncludes().ToListAsync(ct);
        var ids = rows.Select(s => s.CourseId).Distinct().ToList();
        var courses = await db.Courses.AsNoTracking().IgnoreAutoIncludes().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var taken = seats.LastOrDefault() is { } counts ? await counts.Count([.. rows.Select(s => s.Id)], ct) : null;
        return [.. rows.Select(s => Of(s, courses[s.CourseId], taken))];
    }

    // Without the feature that registers people nobody can.
    private PublicClass Of(Session s, Course course, IReadOnlyDictionary<Guid, SeatCounts>? taken)
    {
        var counts = taken?.GetValueOrDefault(s.Id) ?? SeatCounts.None;
        var (left, now) = (Math.Max(0, s.GuestSeats - counts.Taken), clock.GetUtcNow());
        var chance = s.IsOff ? Chance.Off : taken is null || now >= s.ClosesAt || !s.TakesGuests ? Chance.Closed : now < s.OpensAt ? Chance.NotYet : left > 0 && counts.Waitlisted == 0 ? Chance.Register : Chance.Wait;
        return new(s, course.Code, course.Title, left, chance);
    }
}
