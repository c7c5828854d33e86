using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.ListRoles;

/// <summary>Every role against every permission, and the form for a new role.</summary>
[Authorize(Permissions.ViewRoles)]
internal sealed class RolesPage(RoleNames names, RolePermissions permissions, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty] public string? Name { get; init; }

    /// <summary>Key of the role it begins as; empty: with nothing.</summary>
    [BindProperty] public string? Origin { get; init; }

    public IReadOnlyList<RoleContent> Rows { get; private set; } = [];

    public IEnumerable<IGrouping<string, Permission>> Modules => permissions.All.Grouped();

    public IEnumerable<SelectListItem> Choices => Rows.Select(r => new SelectListItem(names.Of(r), r.Key));

    public bool MayManage => actor.Has(Permissions.ManageRoles);

    public string NameOf(RoleContent role) => names.Of(role);

    public async Task OnGetAsync(CancellationToken ct) => Rows = await names.Ordered(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<MakeRole.MakeRole, string> make, CancellationToken ct)
    {
        if (!MayManage) return StatusCode(403);
        Rows = await names.Ordered(ct);
        var made = await make.Handle(new(Name, Origin), ct);
        return made.Succeeded ? this.Done("/admin/roles/" + made.Value, texts["accounts.role-made-done", Name!.Trim()]) : this.Refused("_NewRole", made.Failures);
    }
}
