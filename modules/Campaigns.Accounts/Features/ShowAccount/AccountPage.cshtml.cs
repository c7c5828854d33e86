using Campaigns.Accounts.Features.ListAccounts;
using Campaigns.Accounts.Features.ListRoles;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.ShowAccount;

/// <summary>One's own account: who one is, the password, the tokens for programs.</summary>
[Authorize]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class AccountPage(IActor actor, OwnAccountQuery own, Places places, RoleNames roles, IStringLocalizer texts) : PageModel
{
    private const string Here = "/admin/account";

    [BindProperty] public string? CurrentPassword { get; init; }

    [BindProperty] public string? NewPassword { get; init; }

    [BindProperty] public string? RepeatPassword { get; init; }

    [BindProperty] public string? TokenName { get; init; }

    [BindProperty] public int? Days { get; init; } = 90;

    [BindProperty] public Guid TokenId { get; init; }

    public IActor Actor => actor;

    public IReadOnlyList<OwnGrant> Grants { get; private set; } = [];

    /// <summary>The name of a place.</summary>
    public Func<string, string> PlaceOf { get; private set; } = path => path;

    /// <summary>The name of a role.</summary>
    public Func<string, string> RoleOf { get; private set; } = key => key;

    public IReadOnlyList<OwnToken> Tokens { get; private set; } = [];

    /// <summary>The new token's text, in the one answer that shows it.</summary>
    public string? NewToken { get; private set; }

    /// <summary>Which form the refusals belong to.</summary>
    public string Refusing { get; private set; } = "";

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostPasswordAsync([FromServices] IHandler<ChangePassword.ChangePassword, SignedIn> change, CancellationToken ct)
    {
        var changed = await change.Handle(new(actor.Id!.Value, CurrentPassword, NewPassword, RepeatPassword), ct);
        if (!changed.Succeeded) return await Refuse("_Password", changed.Failures, ct);
        await CookieSession.Open(HttpContext, changed.Value);
        return this.Done(Here, texts["accounts.password-changed-done"]);
    }

    public async Task<IActionResult> OnPostTokenAsync([FromServices] IHandler<MakeToken.MakeToken, string> make, CancellationToken ct)
    {
        var made = await make.Handle(new(actor.Id!.Value, TokenName, Days ?? 0), ct);
        if (!made.Succeeded) return await Refuse("_Tokens", made.Failures, ct);
        NewToken = made.Value;
        await Load(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync([FromServices] IHandler<RevokeToken.RevokeToken, Done> revoke, CancellationToken ct)
    {
        var revoked = await revoke.Handle(new(actor.Id!.Value, TokenId), ct);
        return revoked.Succeeded ? this.Done(Here, texts["accounts.token-revoked-done"]) : this.Refused("_Tokens", revoked.Failures);
    }

    private async Task<IActionResult> Refuse(string form, IReadOnlyList<Failure> failures, CancellationToken ct)
    {
        Refusing = form;
        await Load(ct);
        return this.Refused(form, failures);
    }

    private async Task Load(CancellationToken ct)
    {
        Grants = await own.Grants(actor.Id!.Value, ct);
        RoleOf = await roles.ByKey(ct);
        PlaceOf = await places.Named(Grants.Select(g => g.ScopePath), ct);
        Tokens = await own.Tokens(actor.Id!.Value, ct);
    }
}
