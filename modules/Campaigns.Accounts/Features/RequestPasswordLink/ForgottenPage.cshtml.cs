using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.RequestPasswordLink;

[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class ForgottenPage(IHandler<RequestPasswordLink, Done> request, IStringLocalizer texts) : PageModel
{
    [BindProperty] public string? Who { get; init; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var asked = await request.Handle(new(Who), ct);
        return asked.Succeeded ? this.Done("/login", texts["accounts.password-link-sent"]) : this.Refused("_Forgotten", asked.Failures);
    }
}
