using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Campaigns.Accounts.Features.SignIn;

[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class SignInPage(IHandler<SignIn, SignedIn> signIn, IActor actor, FailedAddresses addresses) : PageModel
{
    private const string Start = "/admin";

    [BindProperty] public string? UserName { get; init; }

    [BindProperty] public string? Password { get; init; }

    /// <summary>Where to go on; followed only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; init; }

    public IActionResult OnGet() => actor.Id is null ? Page() : this.Done(Next());

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var address = HttpContext.Connection.RemoteIpAddress;
        if (addresses.IsClosed(address)) return this.Refused("_SignIn", [Refusals.AddressLocked]);
        var result = await signIn.Handle(new(UserName, Password, TrustCookie.Read(Request)), ct);
        if (!result.Succeeded)
        {
            addresses.Note(address);
            return this.Refused("_SignIn", result.Failures);
        }

        return this.Done(await Entrance.Pass(HttpContext, result.Value, Next()));
    }

    private string Next() => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : Start;
}
