using Campaigns.Kernel.Values;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.SeeEffects;

/// <summary>Whether meetings with certified presenters bring more people who join, and more who stay.</summary>
[Authorize(Permissions.ViewCertificates)]
internal sealed class EffectsPage(TrainingDbContext db, EffectQuery query, TimeProvider clock) : PageModel
{
    // A year, when nobody says; and the longest that is read.
    private const int Months = 12, MostMonths = 60;

    [BindProperty(SupportsGet = true, Name = "course")]
    public string? Course { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public DateOnly? To { get; set; }

    public IReadOnlyList<SelectListItem> Courses { get; private set; } = [];

    public Effect? Effect { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var to = To is { } last && last <= today ? last : today;
        var from = From is { } first && first <= to && first >= to.AddMonths(-MostMonths) ? first : to.AddMonths(-Months);
        (From, To) = (from, to);
        var courses = (await db.Courses.AsNoTracking().OrderBy(c => c.Code).ToListAsync(ct)).Where(c => c.NeededBy.Contains("presenter")).ToList();
        Courses = [.. courses.Select(c => new SelectListItem($"{c.Code} {c.Title}", c.Code))];

        // What every meeting asks for tells nothing apart: by itself the page asks about presenting.
        var asked = courses.Find(c => c.Code == Course) ?? courses.Find(c => c.Kind is CourseKind.Presenter) ?? courses.FirstOrDefault();
        if (asked is null) return;
        Course = asked.Code;
        Effect = await query.Read(asked.Id, from, to, ct);
    }
}
