using System.Globalization;
using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.CountJoined;

/// <summary>Counts from the enrolments themselves, grouped in the database.</summary>
internal sealed class JoinedPeople(InsuranceDbContext db) : IJoinedPeople
{
    private const int DistrictDepth = 1;
    private const int CommuneDepth = 2;

    public async Task<IReadOnlyList<JoinedCount>> Count(string product, DateOnly from, DateOnly to, JoinedBy by, string scopePath, CancellationToken ct)
    {
        if (ProductCodes.Product(product) is not { } wanted) return [];

        var joined = Under(db.Enrolments.AsNoTracking().Where(e => e.Product == wanted && e.CountsOn >= from && e.CountsOn <= to), scopePath);
        var counts = by switch
        {
            JoinedBy.District => ByCode(await ByPath(joined, ct), DistrictDepth),
            JoinedBy.Commune => ByCode(await ByPath(joined, ct), CommuneDepth),
            JoinedBy.Post => await ByOffice(joined, ct),
            JoinedBy.Day => await ByDay(joined, "yyyy-MM-dd", ct),
            _ => await ByDay(joined, "yyyy-MM", ct),
        };
        return counts.OrderBy(count => count.Key, StringComparer.Ordinal).ToList();
    }

    private static IQueryable<Enrolment> Under(IQueryable<Enrolment> joined, string path) =>
        path.Length == 0 ? joined : joined.Where(e => e.ScopePath == path || e.ScopePath.StartsWith(path + "/"));

    private static Task<List<JoinedCount>> ByPath(IQueryable<Enrolment> joined, CancellationToken ct) =>
        joined.GroupBy(e => e.ScopePath).Select(group => new JoinedCount(group.Key, group.Count())).ToListAsync(ct);

    private static Task<List<JoinedCount>> ByOffice(IQueryable<Enrolment> joined, CancellationToken ct) =>
        joined.GroupBy(e => e.OfficeCode ?? "").Select(group => new JoinedCount(group.Key, group.Count())).ToListAsync(ct);

    // Neither database cuts a path or a date in the same way, so the last step is taken here, on a few hundred rows.
    private static List<JoinedCount> ByCode(List<JoinedCount> paths, int depth) =>
        Merge(paths.Select(path => path with { Key = path.Key.Split('/').ElementAtOrDefault(depth) ?? "" }));

    private static async Task<List<JoinedCount>> ByDay(IQueryable<Enrolment> joined, string format, CancellationToken ct)
    {
        var days = await joined.GroupBy(e => e.CountsOn!.Value).Select(group => new { group.Key, People = group.Count() }).ToListAsync(ct);
        return Merge(days.Select(day => new JoinedCount(day.Key.ToString(format, CultureInfo.InvariantCulture), day.People)));
    }

    private static List<JoinedCount> Merge(IEnumerable<JoinedCount> counts) =>
        counts.GroupBy(count => count.Key, (key, same) => new JoinedCount(key, same.Sum(count => count.People))).ToList();
}
