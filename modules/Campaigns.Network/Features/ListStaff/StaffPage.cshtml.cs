using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Network.Features.ListStaff;

/// <summary>Staff of the reader's area.</summary>
[Authorize(Permissions.ViewStaff)]
internal sealed class StaffPage(StaffQuery query, Register register, IActor actor, TimeProvider clock, IStringLocalizer texts) : PageModel
{
    private static readonly string[] WorkingRoles = [Roles.Presenter, Roles.Desk, Roles.Collector, Roles.Cashier, Roles.Trainer];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true, Name = "organisation")]
    public string? Organisation { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Paged<StaffRow> Rows { get; private set; } = new([], null);

    public int Total { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IEnumerable<SelectListItem> RoleChoices => WorkingRoles.Select(role => new SelectListItem(texts[$"network.role-{role}"], role));

    public IEnumerable<SelectListItem> Organisations => new[] { "post", "bhxh" }.Select(code => new SelectListItem(texts[$"network.organisation-{code}"], code));

    public bool IsFiltered => !string.IsNullOrEmpty(Words + Role + Organisation + Unit);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filter = new StaffFilter(Words, Unit, Role, Organisation, null, Cursor);
        Rows = await query.Page(filter, ct);
        Total = await query.Count(filter, ct);
        var places = actor.Where(Permissions.ViewStaff);
        Areas = [.. (await register.Units(ct)).List(UnitLevel.Area, clock.Today(), null)
            .Where(area => places.Any(place => place.Contains(area.Path))).Select(area => new SelectListItem(area.FullName, area.Code))];
    }
}
