using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Values;
using Campaigns.People.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.AnswerOthers;

/// <summary>What the registry knows about a person, and forgetting it.</summary>
internal sealed class PersonalData(PeopleDbContext db, TimeProvider clock) : IPersonalData
{
    private const string PersonKind = "people.person";

    public async Task<IReadOnlyDictionary<string, object?>> Export(RecordRef person, CancellationToken ct)
    {
        if (person.Kind != PersonKind || await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == person.Id, ct) is not { } known)
            return new Dictionary<string, object?>();
        var appearances = await db.Appearances.AsNoTracking().Where(a => a.PersonId == person.Id).OrderBy(a => a.At).ToListAsync(ct);
        return new Dictionary<string, object?>
        {
            ["people.name"] = known.FullName,
            ["people.phone"] = known.Phone,
            ["people.citizen-id"] = known.CitizenId,
            ["people.birth"] = known.BirthDate?.ToString("yyyy-MM-dd") ?? known.BirthYear?.ToString(),
            ["people.home"] = string.Join(", ", new[] { known.Hamlet, known.UnitCode }.OfType<string>()),
            ["people.consent"] = known.ConsentAt,
            ["people.appearances"] = appearances.Select(a => new { a.RecordKind, a.RecordId, a.At }).ToList(),
        };
    }

    public async Task Erase(RecordRef person, CancellationToken ct)
    {
        if (person.Kind != PersonKind || await db.People.SingleOrDefaultAsync(p => p.Id == person.Id, ct) is not { } known) return;
        known.Erase(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
