using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.SignOut;

/// <summary>Ends the session. Only by POST: a link of another site must not sign anybody out.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(IStringLocalizer texts) : PageModel
{
    public IActionResult OnGet() => this.Done("/admin");

    public async Task<IActionResult> OnPostAsync()
    {
        await CookieSession.Close(HttpContext);
        return this.Done("/login", texts["accounts.signed-out"]);
    }
}
