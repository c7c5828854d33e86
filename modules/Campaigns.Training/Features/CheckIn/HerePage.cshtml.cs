using Campaigns.Kernel.Commands;
using Campaigns.Training.Domain;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.CheckIn;

/// <summary>Where the code on the wall leads: one tap says that one is there. Opening the address alone says nothing.</summary>
[Authorize(Permissions.View)]
internal sealed class HerePage(IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    public void OnGet()
    {
        // The button stands there.
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<CheckIn, Session> checkIn, CancellationToken ct)
    {
        var done = await checkIn.Handle(new(Code), ct);
        return done.Succeeded ? this.Done("/admin/my-training", texts["training.here-done"]) : this.Refused("_Here", done.Failures);
    }
}
