using Campaigns.Accounts.Contracts;
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
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.LendPermissions;

/// <summary>Who stands in for me, and for whom I do. Needs no permission: everybody may be away.</summary>
[Authorize]
internal sealed class DelegationsPage(Lending lending, LoansQuery loans, IActor actor, IEnumerable<IDutyHandover> duties, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    private const string Here = "/admin/delegations";

    [BindProperty] public string? Colleague { get; init; }

    [BindProperty] public DateOnly? From { get; set; }

    [BindProperty] public DateOnly? To { get; set; }

    [BindProperty] public List<string> Chosen { get; init; } = [];

    [BindProperty] public string? Reason { get; init; }

    /// <summary>Kinds of duties that go over besides; none ticked: all.</summary>
    [BindProperty] public List<string> Duties { get; init; } = [];

    [BindProperty] public Guid DelegationId { get; init; }

    public IReadOnlyList<LoanRow> Loans { get; private set; } = [];

    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];

    public IEnumerable<IGrouping<string, Permission>> Own { get; private set; } = [];

    public IReadOnlyList<Duty> OwnDuties { get; private set; } = [];

    public int MostDays => lending.MostDays;

    private Guid Me => actor.Id!.Value;

    public async Task OnGetAsync(CancellationToken ct)
    {
        From ??= clock.Today();
        await Load(ct);
    }

    /// <summary>Says while a name is typed that nobody of the organisation has it.</summary>
    public async Task<IActionResult> OnGetNamedAsync([FromQuery(Name = "Colleague")] string? typed, CancellationToken ct)
    {
        var (now, folded) = (clock.GetUtcNow(), Folding.Fold(typed?.Trim()));
        return Content((await lending.Colleagues(Me, new(now, now), ct)).Any(c => Folding.Fold(c.Shown).Contains(folded, StringComparison.Ordinal) || c.UserName == Account.Normal(typed)) ? "" : texts["accounts.delegate-unknown"].Value);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<LendPermissions, Guid> lend, CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid) return this.Refused("_Lend", []);
        var wish = new LendPermissions(Me, Colleague, From, To, Chosen, Reason);
        if (await Against(wish, ct) is { } refusal) return this.Refused("_Lend", [refusal.At("colleague")]);
        var lent = await lend.Handle(wish, ct);
        if (!lent.Succeeded) return this.Refused("_Lend", lent.Failures);
        foreach (var kind in duties) await kind.Arrange(await Wanted(wish, lent.Value, ct), ct);
        return this.Done(Here, texts["accounts.lent-done"]);
    }

    public async Task<IActionResult> OnPostEndAsync([FromServices] IHandler<EndLoan, Kernel.Commands.Done> end, CancellationToken ct)
    {
        var ended = await end.Handle(new(Me, DelegationId), ct);
        if (ended.Succeeded)
        {
            foreach (var kind in duties) await kind.End(DelegationId, ct);
            return this.Done(Here, texts["accounts.loan-ended-done"]);
        }

        await Load(ct);
        return this.Refused("_Lend", ended.Failures);
    }

    // Only where the colleague is known: that they are not is said by the handler.
    private async Task<Failure?> Against(LendPermissions wish, CancellationToken ct)
    {
        if (OwnDuties.Count == 0 || wish.Check().Any() || await lending.Colleague(Me, wish.Colleague!, ct) is not { } colleague) return null;
        if ((await lending.Colleagues(Me, wish.When, ct)).Any(c => c.Id == colleague && c.Away)) return Refusals.DelegateAway;
        foreach (var kind in duties)
            if (await kind.Against(await Wanted(wish, Guid.Empty, ct), ct) is { } refusal) return refusal;
        return null;
    }

    private async Task<HandOver> Wanted(LendPermissions wish, Guid delegation, CancellationToken ct) =>
        new(delegation, Me, (await lending.Colleague(Me, wish.Colleague!, ct))!.Value, wish.When.Start, wish.When.End, Duties, wish.Reason?.Trim());

    private async Task Load(CancellationToken ct)
    {
        var own = new List<Duty>();
        foreach (var kind in duties) own.AddRange(await kind.Of(Me, ct));
        OwnDuties = own;
        Loans = await loans.Of(Me, ct);
        var day = From ?? clock.Today();
        var when = new Period(day.Start(), (To is { } last && last >= day ? last : day).AddDays(1).Start());
        Colleagues = await lending.Colleagues(Me, when, ct);
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
