using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.CountJoined;

/// <summary>Counts from the enrolments themselves; an interest is one too.</summary>
internal sealed class InterestedPeople(InsuranceDbContext db) : IInterestedPeople
{
    public async Task<int> Count(string product, DateOnly from, DateOnly to, string scopePath, CancellationToken ct)
    {
        if (ProductCodes.Product(product) is not { } wanted) return 0;
        var live = db.Enrolments.AsNoTracking().Where(e => e.Product == wanted && e.Status != EnrolmentStatus.Cancelled && e.EnrolledOn >= from && e.EnrolledOn <= to);
        if (scopePath.Length > 0) live = live.Where(e => e.ScopePath == scopePath || e.ScopePath.StartsWith(scopePath + "/"));
        return await live.Select(e => e.PersonId).Distinct().CountAsync(ct);
    }
}
