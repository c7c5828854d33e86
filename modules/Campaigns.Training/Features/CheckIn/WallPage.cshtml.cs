using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Training.Features.CheckIn;

/// <summary>The code that a class shows on its wall, another one each minute.</summary>
[Authorize(Permissions.Teach)]
internal sealed class WallPage(TrainingDbContext db, ClassPasses passes, IConfiguration configuration) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public string CourseCode { get; private set; } = "";

    public DateTimeOffset StartsAt { get; private set; }

    public string Address { get; private set; } = "";

    public int Present { get; private set; }

    public int Taken { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } session) return NotFound();
        CourseCode = await db.Courses.Where(c => c.Id == session.CourseId).Select(c => c.Code).SingleAsync(ct);
        (StartsAt, Taken, Present) = (session.StartsAt, session.Taken, session.List.Count(p => p is { Seat: Seat.Given, Present: true }));
        Address = $"{Ui.Site.SiteAddress.Root(configuration, Request)}/admin/my-training/here?code={Uri.EscapeDataString(await passes.For(Id, ct))}";
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
