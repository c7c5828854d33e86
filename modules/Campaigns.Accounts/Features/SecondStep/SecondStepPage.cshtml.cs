using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Campaigns.Accounts.Features.SecondStep;

/// <summary>The second step of signing in: a code of the app, or a recovery code.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class SecondStepPage(IHandler<EnterCode, Done> enter, SecondSteps steps, SignInRules rules, FailedAddresses addresses) : PageModel
{
    [BindProperty] public string? Code { get; init; }

    [BindProperty] public bool Trust { get; init; }

    /// <summary>Days a browser may be trusted; 0: not offered.</summary>
    public int TrustedDays => (int)rules.Trusted.TotalDays;

    public async Task<IActionResult> OnGetAsync() => await HalfWay.Who(HttpContext) is null ? this.Done("/login") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await HalfWay.Who(HttpContext) is not { } who) return this.Done("/login");
        var address = HttpContext.Connection.RemoteIpAddress;
        if (addresses.IsClosed(address)) return this.Refused("_SecondStep", [Refusals.AddressLocked]);
        var entered = await enter.Handle(new(who.AccountId, Code), ct);
        if (!entered.Succeeded)
        {
            addresses.Note(address);
            return this.Refused("_SecondStep", entered.Failures);
        }

        if (Trust && TrustedDays > 0) TrustCookie.Write(HttpContext, await steps.Trust(who.AccountId, ct), rules.Trusted);
        await HalfWay.Leave(HttpContext);
        await CookieSession.Open(HttpContext, who.AccountId);
        return this.Done(Url.IsLocalUrl(who.Next) ? who.Next : "/admin");
    }
}
