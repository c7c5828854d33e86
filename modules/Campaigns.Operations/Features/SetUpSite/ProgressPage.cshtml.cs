using Campaigns.Kernel.Setup;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.SetUpSite;

/// <summary>Begins to carry the answers out, once however often it is pressed, and tells how far it is.</summary>
[AllowAnonymous]
internal sealed class ProgressPage(ISetup setup, IStringLocalizer texts) : PageModel
{
    public SetupProgress? Progress { get; private set; }

    public IActionResult OnGet()
    {
        Progress = setup.Progress;
        return Progress is null ? this.Done("/setup") : this.Fragment("_Progress");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var begun = await setup.Begin(ct);
        if (begun.Succeeded) return this.Done("/setup/progress");
        var reason = begun.Failures[0];
        return this.Done("/setup", texts[reason.Code, reason.Args]);
    }
}
