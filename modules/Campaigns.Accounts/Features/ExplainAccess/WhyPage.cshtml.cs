using Campaigns.Accounts.Contracts;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.ExplainAccess;

/// <summary>"Why may X do Y there?", answered in sentences, with what would have to be different.</summary>
[Authorize(Permissions.ViewAccounts)]
internal sealed class WhyPage(AccountsDbContext db, WhyQuery why, RolePermissions roles, IEnumerable<IPlaceTree> trees, IActor actor, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Account { get; init; }

    [BindProperty(SupportsGet = true)] public string? Permission { get; init; }

    /// <summary>Path of a place; empty: everywhere.</summary>
    [BindProperty(SupportsGet = true)] public string? Place { get; init; }

    public Explanation? Answer { get; private set; }

    public string WhoIs { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IEnumerable<SelectListItem> PermissionChoices => roles.All.Select(p => new SelectListItem(texts["permission." + p.Name], p.Name));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var seen = db.Accounts.AsNoTracking().InSightOf(db, actor, Permissions.ViewAccounts);
        Accounts = [.. (await seen.OrderBy(a => a.UserName).Take(500).Select(a => new { a.UserName, a.DisplayName }).ToListAsync(ct)).Select(a => new SelectListItem($"{a.DisplayName} ({a.UserName})", a.UserName))];
        var places = new List<Place>();
        foreach (var tree in trees) places.AddRange(await tree.On(clock.Today(), ct));
        Places = [.. places.Where(p => actor.Where(Permissions.ViewAccounts).Any(m => m.Contains(p.Path))).Select(p => new SelectListItem(p.Name, p.Path))];
        if (string.IsNullOrEmpty(Account) || string.IsNullOrEmpty(Permission)) return Page();

        var name = Domain.Account.Normal(Account);
        if (await seen.SingleOrDefaultAsync(a => a.UserName == name, ct) is not { } account) return NotFound();
        WhoIs = account.DisplayName;
        Answer = await why.Explain(account, Permission, new(Place ?? ""), ct);
        return Page();
    }
}
