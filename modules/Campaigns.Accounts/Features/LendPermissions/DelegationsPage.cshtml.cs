using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.GrantRole;
using Campaigns.Accounts.Features.ListRoles;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.LendPermissions;

/// <summary>Who stands in for me, and for whom I do. Needs no permission: everybody may be away.</summary>
[Authorize]
internal sealed class DelegationsPage(Lending lending, LoansQuery loans, IActor actor, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    private const string Here = "/admin/delegations";

    [BindProperty] public string? Colleague { get; init; }

    [BindProperty] public DateOnly? From { get; set; }

    [BindProperty] public DateOnly? To { get; set; }

    [BindProperty] public List<string> Chosen { get; init; } = [];

    [BindProperty] public string? Reason { get; init; }

    [BindProperty] public Guid DelegationId { get; init; }

    public IReadOnlyList<LoanRow> Loans { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Colleagues { get; private set; } = [];

    public IEnumerable<IGrouping<string, Permission>> Own { get; private set; } = [];

    public int MostDays => lending.MostDays;

    private Guid Me => actor.Id!.Value;

    public async Task OnGetAsync(CancellationToken ct)
    {
        From ??= clock.Today();
        await Load(ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<LendPermissions, Guid> lend, CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid) return this.Refused("_Lend", []);
        var lent = await lend.Handle(new(Me, Colleague, From, To, Chosen, Reason), ct);
        return lent.Succeeded ? this.Done(Here, texts["accounts.lent-done"]) : this.Refused("_Lend", lent.Failures);
    }

    public async Task<IActionResult> OnPostEndAsync([FromServices] IHandler<EndLoan, Kernel.Commands.Done> end, CancellationToken ct)
    {
        var ended = await end.Handle(new(Me, DelegationId), ct);
        if (ended.Succeeded) return this.Done(Here, texts["accounts.loan-ended-done"]);
        await Load(ct);
        return this.Refused("_Lend", ended.Failures);
    }

    private async Task Load(CancellationToken ct)
    {
        Loans = await loans.Of(Me, ct);
        var day = From ?? clock.Today();
        var when = new Period(day.Start(), (To is { } last && last >= day ? last : day).AddDays(1).Start());
        Colleagues = [.. (await lending.Colleagues(Me, when, ct)).Select(c => new SelectListItem(c.Away ? texts["accounts.colleague-away", c.DisplayName] : c.DisplayName, c.UserName, false, c.Away))];
        Own = (await lending.Own(Me, ct)).Grouped();
    }
}

/// <summary>A delegation as one of its two sees it.</summary>
internal sealed record LoanRow(Guid Id, bool Gives, string Other, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Permissions, string Reason, Standing Standing);

internal sealed class LoansQuery(AccountsDbContext db, TimeProvider clock)
{
    private const int Most = 50;

    /// <summary>Given and received, those that hold first.</summary>
    public async Task<IReadOnlyList<LoanRow>> Of(Guid account, CancellationToken ct)
    {
        var loans = await (from d in db.Delegations.AsNoTracking()
                           where d.PrincipalId == account || d.DelegateId == account
                           from other in db.Accounts
                           where other.Id == (d.PrincipalId == account ? d.DelegateId : d.PrincipalId)
                           orderby d.Id descending
                           select new { Loan = d, other.DisplayName }).Take(Most).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return [.. loans.Select(x => new LoanRow(x.Loan.Id, x.Loan.PrincipalId == account, x.DisplayName, x.Loan.From, x.Loan.When.End, x.Loan.Permissions, x.Loan.Reason,
            HolderQuery.Of(x.Loan.From, x.Loan.When.End, now))).OrderBy(x => x.Standing)];
    }
}
