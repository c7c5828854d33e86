using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.ProveAgain;
using Campaigns.Accounts.Features.SignInOutside;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.LinkOutside;

/// <summary>Who one is at the provider: tie one's account to it, or untie it.</summary>
[Feature(OutsideStartup.Feature)]
[Authorize]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class OwnIdentitiesPage(AccountsDbContext db, IActor actor, CurrentSession session, ISettings<OutsideSettings> settings, LinkTickets tickets, IStringLocalizer texts) : PageModel
{
    public const string Address = "/admin/account/outside";

    [BindProperty] public Guid IdentityId { get; init; }

    public IReadOnlyList<OutsideIdentity> Identities { get; private set; } = [];

    public string ProviderName => OutsideText.NameOf(settings.Current, texts);

    /// <summary>Whether people tie their accounts themselves.</summary>
    public bool MayLink => settings.Current is { IsSet: true, WhoLinks: WhoLinks.Themselves };

    /// <summary>Where the button leads: to the provider, or first to prove who one is.</summary>
    public string LinkAddress => (session is { IsProved: true, Id: { } id } ? OutsidePage.Address + "?link=" + Uri.EscapeDataString(tickets.Make(id)) : ConfirmPage.Before(Address)).TrimStart('/');

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostUnlinkAsync([FromServices] IHandler<UnlinkOutside, Done> unlink, CancellationToken ct)
    {
        if (!session.IsProved) return this.Done(ConfirmPage.Before(Address), texts["accounts.prove-then-again"]);
        var done = await unlink.Handle(new(actor.Id!.Value, IdentityId), ct);
        await Load(ct);
        if (!done.Succeeded) return this.Refused("_OwnIdentities", done.Failures);
        await CookieSession.Open(HttpContext, actor.Id!.Value);
        return this.Done(Address, texts["accounts.outside-unlinked-done"]);
    }

    private async Task Load(CancellationToken ct) => Identities = await db.OutsideIdentities.AsNoTracking().Where(o => o.AccountId == actor.Id).OrderBy(o => o.LinkedAt).ToListAsync(ct);
}
