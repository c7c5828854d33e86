using Campaigns.Accounts.Data;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Accounts.Features.ProveAgain;

/// <summary>Asks once more who one is before a dangerous act, and goes on to it.</summary>
[Authorize]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class ConfirmPage(IActor actor, CurrentSession session, AccountsDbContext db) : PageModel
{
    [BindProperty] public string? Proof { get; init; }

    /// <summary>Where to go on; followed only within this site.</summary>
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; init; }

    /// <summary>Whether a password is asked for, else a code.</summary>
    public bool ByPassword { get; private set; }

    /// <summary>The name the browser's password keeper looks for.</summary>
    public string UserName => actor.Name;

    /// <summary>Its address, on the way to a page.</summary>
    public static string Before(string page) => "/admin/account/confirm?returnUrl=" + Uri.EscapeDataString(page);

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<ProveAgain, Done> prove, CancellationToken ct)
    {
        var proved = await prove.Handle(new(actor.Id!.Value, session.Id!.Value, Proof), ct);
        if (proved.Succeeded) return this.Done(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/admin/account");
        await Load(ct);
        return this.Refused("_Confirm", proved.Failures);
    }

    private async Task Load(CancellationToken ct) => ByPassword = await db.Accounts.AnyAsync(a => a.Id == actor.Id && a.PasswordHash != null, ct);
}
