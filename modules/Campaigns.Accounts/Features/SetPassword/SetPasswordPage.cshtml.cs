using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.SetPassword;

/// <summary>Where a link of a message leads. Looking at it uses nothing up: mail programs look before people do.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class SetPasswordPage(AccountsDbContext db, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Link { get; init; }

    [BindProperty] public string? NewPassword { get; init; }

    [BindProperty] public string? RepeatPassword { get; init; }

    /// <summary>Whose password it is; null when the link opens nothing.</summary>
    public string? UserName { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await Load(ct);
        if (UserName is null) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<SetPassword, Done> set, CancellationToken ct)
    {
        var done = await set.Handle(new(Link, NewPassword, RepeatPassword), ct);
        if (done.Succeeded) return this.Done("/login", texts["accounts.password-set-done"]);
        await Load(ct);
        return this.Refused("_SetPassword", done.Failures);
    }

    private async Task Load(CancellationToken ct)
    {
        var (hash, real) = (PasswordLink.HashOf(Link ?? ""), TimeProvider.System.GetUtcNow());
        var found = await db.PasswordLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash, ct);
        if (found?.WorksAt(real) == true) UserName = await db.Accounts.Where(a => a.Id == found.AccountId && a.DisabledAt == null).Select(a => a.UserName).SingleOrDefaultAsync(ct);
    }
}
