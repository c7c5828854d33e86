using Campaigns.Kernel.Values;
using Campaigns.People.Contracts;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.RecognisePerson;

/// <summary>Finds whom facts are about, or adds a new person; does not save.</summary>
internal sealed class Recognition(PeopleDbContext db)
{
    public async Task<Person> Recognise(PersonFacts facts, CancellationToken ct)
    {
        if (await Known(facts, ct) is { } known)
        {
            known.Learn(facts);
            return known;
        }

        var person = Person.Meet(facts);
        db.Add(person);
        return person;
    }

    private async Task<Person?> Known(PersonFacts facts, CancellationToken ct)
    {
        if (facts.CitizenId is { } citizenId && await db.People.SingleOrDefaultAsync(p => EF.Property<string?>(p, PersonTable.CitizenIdIndex) == citizenId, ct) is { } sure) return sure;
        if (facts.Phone is not { } phone) return null;

        // Father and son may share phone and name: two citizen ids are two people.
        var folded = Folding.Fold(facts.FullName);
        var alike = db.People.Where(p => EF.Property<string?>(p, PersonTable.PhoneIndex) == phone && p.Folded == folded);
        if (facts.CitizenId is not null) alike = alike.Where(p => p.CitizenId == null);
        return await alike.OrderBy(p => p.CitizenId == null ? 0 : 1).ThenBy(p => p.Id).FirstOrDefaultAsync(ct);
    }
}
