using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.KeepCourses;

/// <summary>The catalogue. There are a few dozen courses at most: all stand on one page.</summary>
[Authorize(Permissions.View)]
internal sealed class CoursesPage(TrainingDbContext db, IActor actor, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Course> Courses { get; private set; } = [];

    /// <summary>The next class of each course that has one.</summary>
    public IReadOnlyDictionary<Guid, (Guid Id, DateTimeOffset StartsAt)> Next { get; private set; } = new Dictionary<Guid, (Guid, DateTimeOffset)>();

    public bool MayManage => actor.Has(Permissions.Manage);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Courses = await db.Courses.AsNoTracking().OrderBy(c => c.Code).ToListAsync(ct);
        var ahead = await db.Sessions.AsNoTracking().IgnoreAutoIncludes().Where(s => s.EndsAt > now && s.CancelledAt == null).Select(s => new { s.Id, s.CourseId, s.StartsAt }).ToListAsync(ct);
        Next = ahead.GroupBy(s => s.CourseId).ToDictionary(g => g.Key, g => g.MinBy(s => s.StartsAt) is var first ? (first!.Id, first.StartsAt) : default);
    }
}
