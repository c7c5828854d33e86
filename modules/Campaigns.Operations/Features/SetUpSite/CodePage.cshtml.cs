using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Setup;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Campaigns.Operations.Features.SetUpSite;

/// <summary>Asks who comes from another machine for the code that the server's log says.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class CodePage(ISetup setup) : PageModel
{
    [BindProperty] public string? Code { get; init; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync() =>
        await setup.Admit(HttpContext, Code) ? this.Done("/setup") : this.Refused("_Code", [Failure.Invalid("operations.setup-code-wrong", "code")]);
}
