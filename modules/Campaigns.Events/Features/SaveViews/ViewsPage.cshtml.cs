using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.SaveViews;

/// <summary>Saved views: those there are, and a form for a new one. The calendar and the list post here and get their own address back.</summary>
[Authorize(Permissions.View)]
internal sealed class ViewsPage(SavedViewQuery views, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Address { get; set; }

    [BindProperty]
    public ViewAudience Audience { get; set; }

    public SavedViews Saved { get; private set; } = null!;

    public IEnumerable<SelectListItem> Audiences => Enum.GetValues<ViewAudience>().Where(a => a is not ViewAudience.All || Saved.ForAll)
        .Select(a => new SelectListItem(texts["events.audience-" + a.ToString().ToLowerInvariant()], a.ToString()));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Address ??= "/admin/calendar";
        Saved = await views.For(Address, ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<KeepView, Done> keep, CancellationToken ct)
    {
        var kept = await keep.Handle(new(Name, Address, Audience), ct);
        if (kept.Succeeded) return this.Done(Address!, texts["events.view-saved"]);
        Saved = await views.For(Address ?? "", ct);
        return this.Refused("_Views", kept.Failures);
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid view, [FromServices] IHandler<ForgetView, Done> forget, CancellationToken ct)
    {
        Saved = await views.For(Address ?? "", ct);
        var forgotten = await forget.Handle(new(view), ct);
        return forgotten.Succeeded ? this.Done("/admin/events/views") : this.Refused("_Views", forgotten.Failures);
    }
}
