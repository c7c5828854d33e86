using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.CountJoined;

/// <summary>Reads it from the enrolments; of several of one person, one that is paid for decides.</summary>
internal sealed class MembershipsQuery(InsuranceDbContext db) : IMemberships
{
    // Parameters of one statement have a bound.
    private const int AtOnce = 500;

    public async Task<IReadOnlyDictionary<Guid, Membership>> Of(string product, IReadOnlyCollection<Guid> personIds, CancellationToken ct)
    {
        var found = new Dictionary<Guid, Membership>();
        if (ProductCodes.Product(product) is not { } wanted) return found;
        foreach (var some in personIds.Chunk(AtOnce))
        {
            var rows = await db.Enrolments.AsNoTracking().Where(e => some.Contains(e.PersonId) && e.Product == wanted && e.JoinedOn != null && e.Status != EnrolmentStatus.Cancelled)
                .Select(e => new { e.PersonId, e.Status }).ToListAsync(ct);
            foreach (var person in rows.GroupBy(r => r.PersonId))
                found[person.Key] = person.Any(r => r.Status is EnrolmentStatus.Joined or EnrolmentStatus.Paying) ? Membership.Member : Membership.Lapsed;
        }

        return found;
    }
}
