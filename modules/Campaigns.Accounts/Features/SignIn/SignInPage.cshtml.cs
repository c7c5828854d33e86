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
internal sealed class SignInPage(IHandler<SignIn, SignedIn> signIn, IActor actor) : PageModel
{
    private const string Start = "/admin";

    [BindProperty] public string? UserName { get; init; }

    [BindProperty] public string? Password { get; init; }

    /// <summary>Where to go on; followed only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; init; }

    public IActionResult OnGet() => actor.Id is null ? Page() : this.Done(Next());

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await signIn.Handle(new(UserName, Password), ct);
        if (!result.Succeeded) return this.Refused("_SignIn", result.Failures);
        await CookieSession.Open(HttpContext, result.Value);
        return this.Done(Next());
    }

    private string Next() => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : Start;
}
