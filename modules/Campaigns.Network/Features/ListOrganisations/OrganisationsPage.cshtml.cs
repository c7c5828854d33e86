using Campaigns.Kernel.Values;
using Campaigns.Network.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Network.Features.ListOrganisations;

/// <summary>The organisations with their counts, and their offices.</summary>
[Authorize(Permissions.ViewOrganisations)]
internal sealed class OrganisationsPage(OfficesQuery query, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    public IReadOnlyList<OfficeCount> Counts { get; private set; } = [];

    public IReadOnlyDictionary<string, int> Staff { get; private set; } = new Dictionary<string, int>();

    public Paged<Office> Offices { get; private set; } = new([], null);

    public int Total { get; private set; }

    public IEnumerable<SelectListItem> Types => Office.Types.Select(type => new SelectListItem(texts[$"network.type-{type}"], type));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filter = new OfficeFilter(Words, Type, Cursor);
        Organisations = await query.Organisations(ct);
        Counts = await query.Counts(ct);
        Staff = await query.Staff(ct);
        Total = await query.Count(filter, ct);
        Offices = await query.Page(filter, ct);
    }
}
