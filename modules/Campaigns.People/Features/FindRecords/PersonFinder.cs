using Campaigns.Data.Privacy;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.People.Data;
using Campaigns.People.Features.ListPeople;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.FindRecords;

/// <summary>Persons by name, citizen id or the end of the phone.</summary>
internal sealed class PersonFinder(PeopleDbContext db) : IRecordFinder
{
    public async Task<IReadOnlyList<Guid>> Find(string words, CancellationToken ct)
    {
        var people = db.People.AsNoTracking();
        if (SearchedNumber.Read(words) is { } number)
        {
            var ids = await people.EndingIn(p => p.Phone, number.End, ct);
            people = people.Where(p => ids.Contains(p.Id) || EF.Property<string?>(p, PersonTable.CitizenIdIndex) == number.Whole);
        }
        else
        {
            var folded = Folding.Fold(words);
            people = people.Where(p => p.Folded.Contains(folded));
        }

        return await people.OrderByDescending(p => p.Id).Select(p => p.Id).Take(200).ToListAsync(ct);
    }
}
