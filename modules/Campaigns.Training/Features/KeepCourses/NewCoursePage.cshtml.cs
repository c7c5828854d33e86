using Campaigns.Kernel.Commands;
using Campaigns.Training.Domain;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.KeepCourses;

/// <summary>A course more in the catalogue.</summary>
[Authorize(Permissions.Manage)]
internal sealed class NewCoursePage(IStringLocalizer texts) : PageModel
{
    [BindProperty(Name = "")]
    public CourseForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<CourseKind>().Select(kind => new SelectListItem(texts["training.kind-" + kind.Word()], kind.Word()));

    public void OnGet()
    {
        // The defaults of the form are what most courses ask.
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<OpenCourse, Course> open, CancellationToken ct)
    {
        if (!ModelState.IsValid) return this.Refused("_CourseFields", []);
        var opened = await open.Handle(new(Form.Body()), ct);
        return opened.Succeeded ? this.Done($"/admin/courses/{opened.Value.Id}", texts["training.saved"]) : this.Refused("_CourseFields", opened.Failures);
    }
}
