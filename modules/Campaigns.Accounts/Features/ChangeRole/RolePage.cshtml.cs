using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.CheckAccess;
using Campaigns.Accounts.Features.ListRoles;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.ChangeRole;

/// <summary>One role: what it holds, as boxes to tick for who may decide; back to the product's own, or away with it.</summary>
[Authorize(Permissions.ViewRoles)]
internal sealed class RolePage(RolePermissions roles, RoleNames names, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Key { get; init; } = "";

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public List<string> Holds { get; set; } = [];

    [BindProperty] public int? Seen { get; set; }

    public RoleContent Role { get; private set; } = null!;

    public string Title => names.Of(Role);

    public bool MayManage => actor.Has(Permissions.ManageRoles);

    public IEnumerable<IGrouping<string, Permission>> Modules => roles.All.Grouped();

    /// <summary>Whether the box can be ticked at all.</summary>
    public bool MayHave(Permission permission) => Role.Origin is null || SeparationOfDuties.MayHave(Role.Origin, permission);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        (Name, Holds, Seen) = (Title, [.. Role.Permissions.Select(p => p.Name)], Role.Decided?.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<ChangeRole, Kernel.Commands.Done> change, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!MayManage) return StatusCode(403);
        var changed = await change.Handle(new(Key, Name, Holds, Seen), ct);
        return changed.Succeeded ? this.Done("/admin/roles/" + Key, texts["accounts.role-saved"]) : this.Refused("_Role", changed.Failures);
    }

    /// <summary>A role of the product goes back to what the modules propose; one of the house's own goes, unless somebody holds it.</summary>
    public async Task<IActionResult> OnPostResetAsync([FromServices] IHandler<ResetRole, Kernel.Commands.Done> reset, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!MayManage) return StatusCode(403);
        (Name, Holds, Seen) = (Title, [.. Role.Permissions.Select(p => p.Name)], Role.Decided?.Version);
        var done = await reset.Handle(new(Key), ct);
        if (!done.Succeeded) return this.Refused("_Role", done.Failures);
        return Role.IsOfTheProduct ? this.Done("/admin/roles/" + Key, texts["accounts.role-reset-done"]) : this.Done("/admin/roles", texts["accounts.role-removed-done", Title]);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await roles.Find(Key, ct) is not { } role) return false;
        Role = role;
        return true;
    }
}
