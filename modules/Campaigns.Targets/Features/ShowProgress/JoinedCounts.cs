using System.Globalization;
using Campaigns.Insurance.Contracts;
using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>Counts of people who joined, added up over the places somebody may see.</summary>
internal sealed class JoinedCounts(IJoinedPeople joined)
{
    /// <summary>People by key, both days included; none when the days are the wrong way round.</summary>
    public async Task<Dictionary<string, int>> By(JoinedBy by, Campaign campaign, Span days, IReadOnlyList<string> places, CancellationToken ct)
    {
        var sums = new Dictionary<string, int>(StringComparer.Ordinal);
        if (days.To < days.From) return sums;
        foreach (var place in places)
            foreach (var count in await joined.Count(campaign.Product.ToString(), days.From, days.To, by, place, ct))
                sums[count.Key] = sums.GetValueOrDefault(count.Key) + count.People;
        return sums;
    }

    /// <summary>People by the day they joined, since the campaign began.</summary>
    public async Task<Days> ByDay(Campaign campaign, Span days, IReadOnlyList<string> places, CancellationToken ct) =>
        new((await By(JoinedBy.Day, campaign, days, places, ct)).ToDictionary(d => DateOnly.ParseExact(d.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture), d => d.Value));
}
