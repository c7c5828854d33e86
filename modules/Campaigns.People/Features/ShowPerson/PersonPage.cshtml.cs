using Campaigns.People.Domain;
using Campaigns.People.Features.ListPeople;
using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.People.Features.ShowPerson;

/// <summary>One person across meetings. The slot <c>people.person</c> gets the person's id.</summary>
[Authorize(Permissions.View)]
internal sealed class PersonPage(PeopleQuery query, MeetingsQuery meetings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PersonRow Row { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<Meeting> Meetings { get; private set; } = [];

    public static Tone ToneOf(string status) => status switch
    {
        "attended" => Tone.Ok,
        "waitlisted" or "offered" => Tone.Warn,
        "absent" or "cancelled" or "offer-expired" => Tone.Neutral,
        _ => Tone.Info,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await query.Find(Id, ct) is not var (row, person)) return NotFound();
        (Row, Person) = (row, person);
        Meetings = await meetings.Of(Id, ct);
        return Page();
    }
}
