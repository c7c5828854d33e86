using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.EndSession;
using Campaigns.Accounts.Features.InviteAccount;
using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.ListAccounts;
using Campaigns.Accounts.Features.ListRoles;
using Campaigns.Accounts.Features.ProveAgain;
using Campaigns.Accounts.Features.ShowAccount;
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

namespace Campaigns.Accounts.Features.ShowUser;

/// <summary>An account, for those who look after accounts: close it, open it again, sign it out, take off a lost second factor, send a link.</summary>
[Authorize(Permissions.ViewAccounts)]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
internal sealed class UserPage(AccountsDbContext db, OwnAccountQuery facts, Places places, RoleNames roles, IActor actor, CurrentSession session, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; init; }

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<OwnGrant> Grants { get; private set; } = [];

    public Func<string, string> RoleOf { get; private set; } = key => key;

    public Func<string, string> PlaceOf { get; private set; } = path => path;

    public int Sessions { get; private set; }

    public bool HasSecondFactor { get; private set; }

    public bool CanEdit => actor.Has(Permissions.EditAccounts);

    public bool IsOneself => actor.Id == Id;

    private string Here => $"/admin/users/{Id}";

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod?.HttpMethod == "Post") context.Result = await Refusal(context.HttpContext.RequestAborted);
        if (context.Result is null) await next();
    }

    private async Task<IActionResult?> Refusal(CancellationToken ct)
    {
        if (!CanEdit) return StatusCode(403);
        if (!await Load(ct)) return NotFound();
        return session.IsProved ? null : this.Done(ConfirmPage.Before(Here), texts["accounts.prove-then-again"]);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostCloseAsync([FromServices] IHandler<CloseAccount.CloseAccount, Done> close, CancellationToken ct) =>
        After(close.Handle(new(Id, Close: true), ct), "accounts.account-closed-done", ct);

    public Task<IActionResult> OnPostReopenAsync([FromServices] IHandler<CloseAccount.CloseAccount, Done> close, CancellationToken ct) =>
        After(close.Handle(new(Id, Close: false), ct), "accounts.account-reopened-done", ct);

    public Task<IActionResult> OnPostSignOutAsync([FromServices] IHandler<EndAllSessions, Done> end, CancellationToken ct) =>
        After(end.Handle(new(Id), ct), "accounts.sessions-ended-done", ct);

    public Task<IActionResult> OnPostResetFactorAsync([FromServices] IHandler<DropSecondFactor.DropSecondFactor, Done> drop, CancellationToken ct) =>
        After(drop.Handle(new(Id, ByOther: true), ct), "accounts.second-factor-reset-done", ct);

    public Task<IActionResult> OnPostLinkAsync([FromServices] IHandler<SendLinkAgain, Done> send, CancellationToken ct) =>
        After(send.Handle(new(Id), ct), "accounts.password-link-sent-done", ct);

    private async Task<IActionResult> After(Task<Result<Done>> act, string said, CancellationToken ct)
    {
        var result = await act;
        if (result.Succeeded) return this.Done(Here, texts[said]);
        return await Load(ct) ? this.Refused("_User", result.Failures) : NotFound();
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await db.Accounts.AsNoTracking().InSightOf(db, actor, Permissions.ViewAccounts).SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } account) return false;
        Account = account;
        Grants = await facts.Grants(Id, ct);
        RoleOf = await roles.ByKey(ct);
        PlaceOf = await places.Named(Grants.Select(g => g.ScopePath), ct);
        Sessions = (await facts.Sessions(Id, ct)).Count;
        HasSecondFactor = await facts.HasSecondFactor(Id, ct);
        return true;
    }
}
