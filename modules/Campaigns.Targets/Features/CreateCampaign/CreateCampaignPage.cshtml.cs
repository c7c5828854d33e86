using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Domain;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Targets.Features.CreateCampaign;

[Authorize(Permissions.Edit)]
internal sealed class CreateCampaignPage(IHandler<CreateCampaign, Campaign> create, IUnits units, IActor actor, TimeProvider clock, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Product { get; set; }

    [BindProperty]
    public string? UnitCode { get; set; }

    [BindProperty]
    public DateOnly? StartsOn { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public DateOnly? TargetFrom { get; set; }

    [BindProperty]
    public DateOnly? TargetTo { get; set; }

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IEnumerable<SelectListItem> Products => [new(texts["targets.product-vsi"], "VSI"), new(texts["targets.product-hhi"], "HHI")];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var year = clock.Today().Year;
        (Product, StartsOn, EndsOn) = ("VSI", new(year, 1, 1), new(year, 12, 31));
        await Choices(ct);
        UnitCode = Units.Count > 0 ? Units[0].Value : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var made = await create.Handle(new(Name, Product, StartsOn, EndsOn, Figures.Read(Target), UnitCode, TargetFrom, TargetTo), ct);
            if (made.Succeeded) return this.Done($"/admin/campaigns/{made.Value.Id}", texts["targets.campaign-planned"]);
            await Choices(ct);
            return this.Refused("_Form", made.Failures);
        }

        await Choices(ct);
        return this.Refused("_Form", []);
    }

    // The province, then its areas of today, as far as the planner's places go.
    private async Task Choices(CancellationToken ct)
    {
        var (today, all) = (clock.Today(), new List<Unit>());
        foreach (var level in new[] { UnitLevel.Province, UnitLevel.Area, UnitLevel.District }) all.AddRange(await units.List(level, today, null, ct));
        Units = [.. all.Where(u => actor.Has(Permissions.Edit, new Scope(u.Path))).Select(u => new SelectListItem(u.FullName, u.Code))];
    }
}
