using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Matrix;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.AskOverride;

/// <summary>Who was given leave to present without a certificate, and asking for it.</summary>
[Authorize(Permissions.Nominate)]
internal sealed class OverridesPage(TrainingDbContext db, MatrixPeople presenters, IStaff staff, IActor actor, IStringLocalizer texts) : PageModel
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true, Name = "person")]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true, Name = "course")]
    public string? Course { get; set; }

    [BindProperty(SupportsGet = true, Name = "day")]
    public DateOnly? Day { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public IReadOnlyList<(QualificationOverride Asked, string Name)> Lines { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Courses { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<AskOverride, QualificationOverride> ask, CancellationToken ct)
    {
        var asked = await ask.Handle(new(Person, Course, Day, Reason), ct);
        if (asked.Succeeded) return this.Done("/admin/certifications/overrides", texts[asked.Value.Status is AskedStatus.Granted ? "training.override-given" : "training.override-sent"]);
        await Load(ct);
        return this.Refused("_AskOverride", asked.Failures);
    }

    private async Task Load(CancellationToken ct)
    {
        var rows = await db.Overrides.AsNoTracking().Within(actor, Permissions.Nominate).OrderByDescending(o => o.On).ThenByDescending(o => o.Id).Take(Most).ToListAsync(ct);
        var names = await staff.Many([.. rows.Select(r => r.StaffId).Distinct()], ct);
        Lines = [.. rows.Select(r => (r, names.GetValueOrDefault(r.StaffId)?.Name ?? "?"))];
        People = [.. (await presenters.Find(new(Role: "presenter"), ct)).Select(s => new SelectListItem($"{s.Name} · {s.Office}", s.Id.ToString()))];
        Courses = [.. (await db.Courses.AsNoTracking().OrderBy(c => c.Code).ToListAsync(ct)).Where(c => c.NeededBy.Contains("presenter")).Select(c => new SelectListItem($"{c.Code} {c.Title}", c.Code))];
    }
}
