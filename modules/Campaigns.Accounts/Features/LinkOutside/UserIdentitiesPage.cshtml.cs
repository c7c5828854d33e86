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
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.LinkOutside;

/// <summary>Who an account is at the provider, for those who look after accounts. They know the person there by what the provider's own
/// administration shows.</summary>
[Feature(OutsideStartup.Feature)]
[Authorize(Permissions.EditAccounts)]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class UserIdentitiesPage(AccountsDbContext db, IActor actor, CurrentSession session, ISettings<OutsideSettings> settings, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; init; }

    [BindProperty] public Guid IdentityId { get; init; }

    [BindProperty] public string? Subject { get; init; }

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<OutsideIdentity> Identities { get; private set; } = [];

    public string ProviderName => OutsideText.NameOf(settings.Current, texts);

    public bool MayLink => settings.Current.IsSet;

    private string Here => $"/admin/users/{Id}/outside";

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await Load(context.HttpContext.RequestAborted)) context.Result = NotFound();
        else if (context.HandlerMethod?.HttpMethod == "Post" && !session.IsProved) context.Result = this.Done(ConfirmPage.Before(Here), texts["accounts.prove-then-again"]);
        if (context.Result is null) await next();
    }

    public void OnGet()
    {
        // Loaded before.
    }

    public async Task<IActionResult> OnPostLinkAsync([FromServices] IHandler<LinkOutside, Done> link, [FromServices] ProviderNow provider, CancellationToken ct)
    {
        if (!settings.Current.IsSet) return NotFound();
        if (await provider.Issuer(ct) is not { } issuer) return this.Refused("_UserIdentities", [Refusals.OutsideOutOfReach]);
        return After(await link.Handle(new(Id, issuer, Subject?.Trim()), ct), "accounts.outside-linked-done");
    }

    public async Task<IActionResult> OnPostUnlinkAsync([FromServices] IHandler<UnlinkOutside, Done> unlink, CancellationToken ct) =>
        After(await unlink.Handle(new(Id, IdentityId), ct), "accounts.outside-unlinked-done");

    private IActionResult After(Result<Done> result, string said) => result.Succeeded ? this.Done(Here, texts[said]) : this.Refused("_UserIdentities", result.Failures);

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await db.Accounts.AsNoTracking().InSightOf(db, actor, Permissions.EditAccounts).SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } account) return false;
        Account = account;
        Identities = await db.OutsideIdentities.AsNoTracking().Where(o => o.AccountId == Id).OrderBy(o => o.LinkedAt).ToListAsync(ct);
        return true;
    }
}
