using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.PlanSession;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.KeepCourses;

/// <summary>One course: what it asks, its classes and versions.</summary>
[Authorize(Permissions.View)]
internal sealed class CoursePage(TrainingDbContext db, PlanChoices choices, IActor actor, IStringLocalizer texts) : PageModel
{
    // Classes of a course shown; older ones are found by their certificates.
    private const int MostClasses = 50;

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(Name = "")]
    public CourseForm Form { get; set; } = new();

    [BindProperty(Name = "")]
    public PlanForm Plan { get; set; } = new();

    public Course Course { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>The form of a new class; null: not for the reader.</summary>
    public PlanFields? Fields { get; private set; }

    /// <summary>The address says what class is wanted, as proposals do.</summary>
    public bool Proposed { get; private set; }

    /// <summary>The form that was refused.</summary>
    public string? Wrong { get; private set; }

    public bool MayManage => actor.Has(Permissions.Manage);

    public bool MayTeach => actor.Has(Permissions.Teach);

    /// <param name="heldIn">Where a class is wanted.</param>
    /// <param name="capacity">For how many.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string? heldIn, int? capacity, CancellationToken ct)
    {
        if (heldIn is not null) (Plan, Proposed) = (new() { HeldIn = heldIn, Capacity = capacity ?? 20 }, true);
        if (!await Load(ct)) return NotFound();
        Form = CourseForm.Of(Course);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostReviseAsync([FromServices] IHandler<ReviseCourse, Course> revise, CancellationToken ct)
    {
        if (!MayManage) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        Wrong = "Revise";
        if (!ModelState.IsValid) return this.Refused("_CourseFields", []);
        var revised = await revise.Handle(new(Id, Form.Body()), ct);
        return revised.Succeeded ? this.Done($"/admin/courses/{Id}", texts["training.saved"]) : this.Refused("_CourseFields", revised.Failures);
    }

    public async Task<IActionResult> OnPostPlanAsync([FromServices] IHandler<PlanSession.PlanSession, Session> plan, CancellationToken ct)
    {
        if (!MayTeach) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        Wrong = "Plan";
        var body = Plan.Body();
        Form = CourseForm.Of(Course);
        if (!ModelState.IsValid) return this.Refused("_CourseFields", []);
        var planned = await plan.Handle(new(Id, body), ct);
        return planned.Succeeded ? this.Done($"/admin/courses/{Course.Code}/sessions/{planned.Value.Id}", texts["training.saved"]) : this.Refused("_CourseFields", planned.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id, ct) is not { } course) return false;
        Course = course;
        Sessions = await db.Sessions.AsNoTracking().Where(s => s.CourseId == Id).OrderByDescending(s => s.StartsAt).Take(MostClasses).ToListAsync(ct);
        if (MayTeach) Fields = await choices.For(Plan, ct);
        return true;
    }
}
