using Campaigns.Kernel.Security;
using Campaigns.People.Contracts;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Campaigns.People.Features.RecognisePerson;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.People.Features.AnswerOthers;

/// <summary>The registry as other modules ask it.</summary>
internal sealed class PeopleAnswers(PeopleDbContext db, IServiceScopeFactory scopes) : IPeople
{
    public async Task<Guid> Recognise(PersonFacts facts, CancellationToken ct)
    {
        try
        {
            return await InOwnScope(facts, ct);
        }
        catch (DbUpdateException)
        {
            // Another desk met the same person in the same moment, and the unique identity let one through: now it is found.
            return await InOwnScope(facts, ct);
        }
    }

    public async Task<PersonCard?> Find(Guid id, CancellationToken ct) => (await Many([id], ct)).GetValueOrDefault(id);

    public async Task<IReadOnlyDictionary<Guid, PersonCard>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count == 0
            ? new Dictionary<Guid, PersonCard>()
            : await db.People.AsNoTracking().Where(p => ids.Contains(p.Id))
                .Select(p => new PersonCard(p.Id, p.FullName, p.Phone, p.UnitCode, p.ScopePath)).ToDictionaryAsync(p => p.Id, ct);

    // A scope of its own: saving in the caller's would mark the caller's delivery as done before its effect is there.
    private async Task<Guid> InOwnScope(PersonFacts facts, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var person = await scope.ServiceProvider.GetRequiredService<Recognition>().Recognise(facts, ct);
        await scope.ServiceProvider.GetRequiredService<PeopleDbContext>().SaveChangesAsync(ct);
        return person.Id;
    }
}
