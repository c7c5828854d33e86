using Campaigns.Accounts.Features.EndSession;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.ListAccounts;
using Campaigns.Accounts.Features.ListRoles;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Accounts.Features.ProveAgain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.ShowAccount;

/// <summary>One's own account: who one is, the password, the second factor, the sessions, the tokens for programs.</summary>
[Authorize]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class AccountPage(IActor actor, OwnAccountQuery own, Places places, RoleNames roles, CurrentSession session, IAccess access, IStringLocalizer texts) : PageModel
{
    private const string Here = "/admin/account";

    [BindProperty] public string? CurrentPassword { get; init; }

    [BindProperty] public string? NewPassword { get; init; }

    [BindProperty] public string? RepeatPassword { get; init; }

    [BindProperty] public string? TokenName { get; init; }

    [BindProperty] public int? Days { get; init; } = 90;

    [BindProperty] public List<string> TokenPermissions { get; init; } = [];

    [BindProperty] public string? TokenPlace { get; init; }

    [BindProperty] public Guid TokenId { get; init; }

    [BindProperty] public Guid SessionId { get; init; }

    public IActor Actor => actor;

    public Guid? CurrentSessionId => session.Id;

    public IReadOnlyList<OwnGrant> Grants { get; private set; } = [];

    /// <summary>The name of a place.</summary>
    public Func<string, string> PlaceOf { get; private set; } = path => path;

    /// <summary>The name of a role.</summary>
    public Func<string, string> RoleOf { get; private set; } = key => key;

    public IReadOnlyList<OwnToken> Tokens { get; private set; } = [];

    public IReadOnlyList<OwnSession> Sessions { get; private set; } = [];

    public bool HasSecondFactor { get; private set; }

    /// <summary>What a token may carry: what the account holds, by module.</summary>
    public IReadOnlyList<IGrouping<string, string>> Permissions { get; private set; } = [];

    public IEnumerable<SelectListItem> TokenPlaces => Grants.Select(g => g.ScopePath).Where(path => path.Length > 0).Distinct().Select(path => new SelectListItem(PlaceOf(path), path));

    /// <summary>The new token's text, in the one answer that shows it.</summary>
    public string? NewToken { get; private set; }

    /// <summary>Which form the refusals belong to.</summary>
    public string Refusing { get; private set; } = "";

    private Guid Me => actor.Id!.Value;

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostPasswordAsync([FromServices] IHandler<ChangePassword.ChangePassword, Done> change, CancellationToken ct)
    {
        var changed = await change.Handle(new(Me, CurrentPassword, NewPassword, RepeatPassword), ct);
        if (!changed.Succeeded) return await Refuse("_Password", changed.Failures, ct);
        await CookieSession.Open(HttpContext, Me);
        return this.Done(Here, texts["accounts.password-changed-done"]);
    }

    public async Task<IActionResult> OnPostTokenAsync([FromServices] IHandler<MakeToken.MakeToken, string> make, CancellationToken ct)
    {
        if (!session.IsProved) return this.Done(ConfirmPage.Before(Here + "#tokens"), texts["accounts.prove-then-again"]);
        var made = await make.Handle(new(Me, TokenName, Days ?? 0, TokenPermissions, TokenPlace), ct);
        if (!made.Succeeded) return await Refuse("_Tokens", made.Failures, ct);
        NewToken = made.Value;
        await Load(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync([FromServices] IHandler<RevokeToken.RevokeToken, Done> revoke, CancellationToken ct)
    {
        var revoked = await revoke.Handle(new(Me, TokenId), ct);
        return revoked.Succeeded ? this.Done(Here, texts["accounts.token-revoked-done"]) : this.Refused("_Tokens", revoked.Failures);
    }

    public async Task<IActionResult> OnPostEndAsync([FromServices] IHandler<EndSession.EndSession, Done> end, CancellationToken ct)
    {
        if (SessionId == session.Id) return await SignedOut();
        var ended = await end.Handle(new(Me, SessionId), ct);
        return ended.Succeeded ? this.Done(Here, texts["accounts.session-ended-done"]) : this.Refused("_Sessions", ended.Failures);
    }

    public async Task<IActionResult> OnPostEndAllAsync([FromServices] IHandler<EndAllSessions, Done> end, CancellationToken ct)
    {
        await end.Handle(new(Me), ct);
        return await SignedOut();
    }

    private async Task<IActionResult> SignedOut()
    {
        await CookieSession.Close(HttpContext);
        return this.Done("/login", texts["accounts.signed-out"]);
    }

    private async Task<IActionResult> Refuse(string form, IReadOnlyList<Failure> failures, CancellationToken ct)
    {
        Refusing = form;
        await Load(ct);
        return this.Refused(form, failures);
    }

    private async Task Load(CancellationToken ct)
    {
        Grants = await own.Grants(Me, ct);
        RoleOf = await roles.ByKey(ct);
        Tokens = await own.Tokens(Me, ct);
        PlaceOf = await places.Named(Grants.Select(g => g.ScopePath).Concat(Tokens.Select(t => t.ScopePath)), ct);
        Sessions = await own.Sessions(Me, ct);
        HasSecondFactor = await own.HasSecondFactor(Me, ct);
        Permissions = [.. (await access.Find(Me, ct))!.Grants.Keys.Order(StringComparer.Ordinal).GroupBy(p => p[..p.IndexOf('.', StringComparison.Ordinal)])];
    }
}
