using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.People.Features.ListPeople;

/// <summary>Persons of the reader's area.</summary>
[Authorize(Permissions.View)]
internal sealed class PeoplePage(PeopleQuery query) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    // From the query only: the route value of that name is the module.
    [BindProperty(SupportsGet = true), FromQuery(Name = "area")]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Paged<PersonRow> Rows { get; private set; } = new([], null);

    public int Total { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrEmpty(Words + Area);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filter = new PeopleFilter(Words, Area, null, Cursor);
        Rows = await query.Page(filter, ct);
        Total = await query.Count(filter, ct);
        Areas = [.. (await query.Areas(ct)).Select(area => new SelectListItem(area.FullName, area.Code))];
    }
}
