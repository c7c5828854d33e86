using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts.Demo;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Campaigns.People.Features.RecognisePerson;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.SetUp;

/// <summary><c>people-registrants</c>: those whom the story names at the meetings in <c>events</c> are known people, as they would be had they registered
/// by themselves: a world is set up without telling anybody, so nobody else would remember them. Those remembered already stay.</summary>
internal sealed class RegistrantsStep(PeopleDbContext db, Recognition recognition, IEnumerable<IRegistrants> registrants) : IRecipeStep
{
    public string Name => "people-registrants";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var number = 0;
        foreach (var source in registrants)
        foreach (var slug in context.Step.GetProperty("events").EnumerateArray().Select(e => e.GetString()!))
            number += await Remember(await source.Of(DemoIds.Event(slug), ct), ct);
        context.Progress($"{number} registrants");
    }

    private async Task<int> Remember(IReadOnlyList<Registrant> all, CancellationToken ct)
    {
        var ids = all.Select(r => r.RegistrationId).ToList();
        var known = await db.Appearances.Where(a => a.RecordKind == Appearance.Registration && ids.Contains(a.RecordId)).Select(a => a.RecordId).ToHashSetAsync(ct);
        foreach (var registrant in all.Where(r => !known.Contains(r.RegistrationId)))
        {
            // One by one: the next of the same family must find who was added before.
            var person = await recognition.Recognise(RegistrantFacts.Of(registrant), ct);
            db.Add(new Appearance { PersonId = person.Id, RecordKind = Appearance.Registration, RecordId = registrant.RegistrationId, At = registrant.ConsentAt });
            await db.SaveChangesAsync(ct);
        }

        return all.Count;
    }
}
