using System.Linq.Expressions;
using Campaigns.People.Contracts;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.AnswerOthers;

/// <summary>Who may be invited: whoever agreed to be told about meetings.</summary>
internal sealed class InviteesQuery(PeopleDbContext db) : IInvitees
{
    // Parameters of one statement have a bound.
    private const int AtOnce = 500;

    private static readonly Expression<Func<Person, Invitee>> Read = p => new Invitee(p.Id, p.FullName, p.Phone, p.UnitCode, p.ScopePath, p.Hamlet);

    public async Task<IReadOnlyList<Invitee>> Under(string scopePath, Guid? after, int atMost, CancellationToken ct)
    {
        var people = Agreed().Where(p => p.ScopePath == scopePath || p.ScopePath.StartsWith(scopePath + "/"));
        if (after is { } last) people = people.Where(p => p.Id > last);
        return await people.OrderBy(p => p.Id).Take(atMost).Select(Read).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<Guid, Invitee>> Many(IReadOnlyCollection<Guid> personIds, CancellationToken ct)
    {
        var found = new Dictionary<Guid, Invitee>();
        foreach (var some in personIds.Chunk(AtOnce))
            foreach (var one in await Agreed().Where(p => some.Contains(p.Id)).Select(Read).ToListAsync(ct)) found[one.PersonId] = one;
        return found;
    }

    private IQueryable<Person> Agreed() => db.People.AsNoTracking().Where(p => p.ConsentAt != null && p.ErasedAt == null);
}
