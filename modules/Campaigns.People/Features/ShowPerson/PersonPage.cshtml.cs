using Campaigns.People.Domain;
using Campaigns.People.Features.ListPeople;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.People.Features.ShowPerson;

/// <summary>One person across meetings. The slot <c>people.person</c> gets the person's id.</summary>
[Authorize(Permissions.View)]
internal sealed class PersonPage(PeopleQuery query) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PersonRow Row { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<Appearance> Appearances { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await query.Find(Id, ct) is not var (row, person)) return NotFound();
        (Row, Person) = (row, person);
        Appearances = await query.Appearances(Id, ct);
        return Page();
    }
}
