using System.Security.Claims;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.LinkOutside;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Campaigns.Accounts.Features.SignInOutside;

/// <summary>The way to the provider, and what follows when somebody comes back from it: a session, or a new link between it and their account.
/// Reached by links, because the browser keeps a form's answer from leading to another site.</summary>
[Feature(OutsideStartup.Feature)]
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicLookups)]
internal sealed class OutsidePage(ISettings<OutsideSettings> settings, IActor actor, CurrentSession session, LinkTickets tickets, IStringLocalizer texts, ILogger<OutsidePage> log) : PageModel
{
    public const string Address = "/login/outside";

    private const string Next = "next";
    private const string Linking = "linking";

    public string ProviderName => OutsideText.NameOf(settings.Current, texts);

    /// <summary>To the provider.</summary>
    /// <param name="returnUrl">Where to go on; followed only within this site.</param>
    /// <param name="link">A ticket of <see cref="LinkTickets"/>, for tying one's account to whoever one is there; null: to sign in.</param>
    public async Task<IActionResult> OnGetAsync(string? returnUrl, string? link)
    {
        if (!settings.Current.IsSet) return NotFound();
        var way = new AuthenticationProperties { RedirectUri = Request.PathBase + Address + "?handler=Arrived" };
        way.Items[Next] = Url.IsLocalUrl(returnUrl) ? returnUrl : "/admin";
        if (link is not null)
        {
            if (session.Id is not { } id || !tickets.IsFor(link, id)) return Refuse(Refusals.OutsideLinkLost);
            way.Items[Linking] = id.ToString();
        }

        try
        {
            await HttpContext.ChallengeAsync(SchemeNames.OutsideProvider, way);
            return new EmptyResult();
        }
        catch (Exception e) when (ProviderEvents.IsOutOfReach(e) && !HttpContext.RequestAborted.IsCancellationRequested)
        {
            log.LogWarning(e, "The provider cannot be asked now"); // Before anybody is known: what it says names nobody.
            return Refuse(Refusals.OutsideOutOfReach);
        }
    }

    /// <summary>Back, with the provider's word checked.</summary>
    public async Task<IActionResult> OnGetArrivedAsync([FromServices] IHandler<SignInOutside, SignedIn> signIn, [FromServices] IHandler<LinkOutside.LinkOutside, Done> link, CancellationToken ct)
    {
        var came = await HttpContext.AuthenticateAsync(SchemeNames.Outside);
        if (!came.Succeeded || came.Principal.FindFirstValue(ProviderEvents.Issuer) is not { } issuer || came.Principal.FindFirstValue(ProviderEvents.Subject) is not { } subject) return Refuse(Refusals.OutsideWrong);
        await HttpContext.SignOutAsync(SchemeNames.Outside); // Once.
        var said = came.Properties.Items;
        if (said.TryGetValue(Linking, out var by)) return await Tie(link, by, issuer, subject, ct);

        var signedIn = await signIn.Handle(new(issuer, subject, TrustCookie.Read(Request)), ct);
        return signedIn.Succeeded ? this.Done(await Entrance.Pass(HttpContext, signedIn.Value, said.TryGetValue(Next, out var next) ? next! : "/admin")) : Refuse(signedIn.Failures[0]);
    }

    /// <summary>Back without it.</summary>
    public IActionResult OnGetFailed(bool denied) => Refuse(denied ? Refusals.OutsideDenied : Refusals.OutsideWrong);

    // The session that set out, and no other: whoever is brought back here by somebody else's link ties nothing.
    private async Task<IActionResult> Tie(IHandler<LinkOutside.LinkOutside, Done> link, string? by, string issuer, string subject, CancellationToken ct)
    {
        if (actor.Id is not { } me || session.Id?.ToString() != by) return Refuse(Refusals.OutsideLinkLost);
        var tied = await link.Handle(new(me, issuer, subject), ct);
        return tied.Succeeded ? this.Done(OwnIdentitiesPage.Address, texts["accounts.outside-linked-done"]) : Refuse(tied.Failures[0]);
    }

    private IActionResult Refuse(Failure why) => this.Refused("_OutsideRefused", [why]);
}
