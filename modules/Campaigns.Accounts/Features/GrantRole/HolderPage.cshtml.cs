using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.ListAccounts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.GrantRole;

/// <summary>What one account holds, held and will hold, and where; roles are given and ended here.</summary>
[Authorize(Permissions.ViewAccounts)]
internal sealed class HolderPage(HolderQuery query, HolderForm form, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; init; }

    [BindProperty] public string? RoleKey { get; init; }

    /// <summary>Path of a place; <c>*</c> for everywhere.</summary>
    [BindProperty] public string? Place { get; init; }

    [BindProperty] public string? Organisation { get; init; }

    [BindProperty] public DateOnly? From { get; init; }

    [BindProperty] public DateOnly? To { get; init; }

    [BindProperty] public Guid GrantId { get; init; }

    public Holder Holder { get; private set; } = null!;

    public bool MayManage => actor.Has(Permissions.ManageGrants) && Holder.Account.Id != actor.Id;

    public IReadOnlyList<SelectListItem> RoleChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PlaceChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> OrganisationChoices { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<GrantRole, Guid> grant, CancellationToken ct)
    {
        if (!actor.Has(Permissions.ManageGrants)) return StatusCode(403);
        if (await Show(ct) is NotFoundResult missing) return missing;
        if (string.IsNullOrEmpty(Place)) return this.Refused("_Grant", [Refusals.PlaceUnknown]);
        if (!ModelState.IsValid) return this.Refused("_Grant", []);
        var granted = await grant.Handle(new(Id, RoleKey, Place == "*" ? "" : Place, Organisation, From, To), ct);
        return granted.Succeeded ? this.Done($"/admin/accounts/{Id}", texts["accounts.role-granted-done"]) : this.Refused("_Grant", granted.Failures);
    }

    public async Task<IActionResult> OnPostEndAsync([FromServices] IHandler<EndGrant.EndGrant, Kernel.Commands.Done> end, CancellationToken ct)
    {
        if (!actor.Has(Permissions.ManageGrants)) return StatusCode(403);
        if (await Show(ct) is NotFoundResult missing) return missing;
        var ended = await end.Handle(new(Id, GrantId), ct);
        return ended.Succeeded ? this.Done($"/admin/accounts/{Id}", texts["accounts.grant-ended-done"]) : this.Refused("_Grant", ended.Failures);
    }

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        if (await query.Find(Id, ct) is not { } holder) return NotFound();
        Holder = holder;
        if (!MayManage) return Page();
        (RoleChoices, PlaceChoices, OrganisationChoices) = await form.Choices(ct);
        return Page();
    }
}

/// <summary>What the form offers.</summary>
internal sealed class HolderForm(Granting granting, ListRoles.RoleNames roles, IActor actor, IStringLocalizer texts)
{
    public async Task<(IReadOnlyList<SelectListItem> Roles, IReadOnlyList<SelectListItem> Places, IReadOnlyList<SelectListItem> Organisations)> Choices(CancellationToken ct)
    {
        var places = (await granting.Places(ct)).Select(p => new SelectListItem(p.Name, p.Path)).ToList();
        if (actor.Where(Permissions.ManageGrants).Any(p => p.Path.Length == 0)) places.Insert(0, new(texts["accounts.everywhere"], "*"));
        return ([.. (await roles.Ordered(ct)).Select(r => new SelectListItem(roles.Of(r), r.Key))], places,
            [.. (await granting.Organisations(ct)).Select(o => new SelectListItem(texts["accounts.organisation-" + o] is { ResourceNotFound: false } name ? name.Value : o, o))]);
    }
}
