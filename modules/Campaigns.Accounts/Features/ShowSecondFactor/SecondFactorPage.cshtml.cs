using Campaigns.Accounts.Data;
using Campaigns.Accounts.Features.EnrolSecondFactor;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.ProveAgain;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.ShowSecondFactor;

/// <summary>One's own second factor: set it up, have new recovery codes, take it off. Opens to who proved lately who they are.</summary>
[Authorize]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class SecondFactorPage(IActor actor, AccountsDbContext db, Authenticator authenticator, SecondFactorDuty duty, CurrentSession session, IStringLocalizer texts) : PageModel
{
    [BindProperty] public string? Offer { get; set; }

    [BindProperty] public string? Code { get; init; }

    public bool On { get; private set; }

    /// <summary>Whether a role of the account demands it.</summary>
    public bool Demanded { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>The offered secret as a picture and as text to type.</summary>
    public string Picture { get; private set; } = "";

    public string SecretText { get; private set; } = "";

    /// <summary>New recovery codes, in the one answer that shows them.</summary>
    public IReadOnlyList<string> Fresh { get; private set; } = [];

    private Guid Me => actor.Id!.Value;

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!session.IsProved) context.Result = this.Done(ConfirmPage.Before(DutyGate.Page));
    }

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostEnrolAsync([FromServices] IHandler<EnrolSecondFactor.EnrolSecondFactor, FreshCodes> enrol, CancellationToken ct)
    {
        var enrolled = await enrol.Handle(new(Me, Offer, Code), ct);
        if (!enrolled.Succeeded) return await Refuse("_Enrol", enrolled.Failures, ct);
        await CookieSession.Open(HttpContext, Me);
        return await Show(enrolled.Value, ct);
    }

    public async Task<IActionResult> OnPostRenewAsync([FromServices] IHandler<RenewRecoveryCodes.RenewRecoveryCodes, FreshCodes> renew, CancellationToken ct)
    {
        var renewed = await renew.Handle(new(Me), ct);
        return renewed.Succeeded ? await Show(renewed.Value, ct) : await Refuse("_On", renewed.Failures, ct);
    }

    public async Task<IActionResult> OnPostDropAsync([FromServices] IHandler<DropSecondFactor.DropSecondFactor, Done> drop, CancellationToken ct)
    {
        var dropped = await drop.Handle(new(Me, ByOther: false), ct);
        return dropped.Succeeded ? this.Done("/admin/account", texts["accounts.second-factor-dropped-done"]) : await Refuse("_On", dropped.Failures, ct);
    }

    private async Task<IActionResult> Show(FreshCodes codes, CancellationToken ct)
    {
        Fresh = codes.Texts;
        await Load(ct);
        return Page();
    }

    private async Task<IActionResult> Refuse(string form, IReadOnlyList<Failure> failures, CancellationToken ct)
    {
        await Load(ct);
        return this.Refused(form, failures);
    }

    private async Task Load(CancellationToken ct)
    {
        On = await db.SecondFactors.AnyAsync(f => f.AccountId == Me, ct);
        Demanded = await duty.Holds(Me, ct);
        if (On) CodesLeft = await db.RecoveryCodes.CountAsync(c => c.AccountId == Me && c.UsedAt == null, ct);
        else MakeOffer();
    }

    // A refused code shows the same secret again: the app already has it.
    private void MakeOffer()
    {
        var secret = authenticator.Accept(Me, Offer);
        if (secret is null)
        {
            secret = Authenticator.NewSecret();
            Offer = authenticator.Offer(Me, secret);
            ModelState.Remove(nameof(Offer));
        }

        Picture = QrPicture.Of(Authenticator.Address(texts["ui.site-name"], actor.Name, secret));
        SecretText = string.Join(' ', secret.Chunk(4).Select(part => new string(part)));
    }
}
