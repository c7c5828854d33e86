using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Security;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.SetTargets;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>Puts targets and counts together. What somebody may not see is in no row and in no sum.</summary>
internal sealed class ProgressQuery(TargetsQuery targets, JoinedCounts joined, RowNames names, IActor actor)
{
    /// <summary>As the caller may see it.</summary>
    public Task<Progress> Of(Campaign campaign, ProgressBy by, DateOnly asOf, CancellationToken ct) =>
        Of(campaign, by, asOf, actor.PlacesIn(campaign, Permissions.Dashboard), ct);

    /// <summary>One area of it by commune, as far as the caller may see; null when there is no such area on that day, or none of theirs.</summary>
    public async Task<Progress?> OfArea(Campaign campaign, string code, DateOnly asOf, CancellationToken ct)
    {
        if (await names.Find(code, campaign, asOf, ct) is not { } area) return null;
        var own = actor.PlacesIn(campaign, Permissions.Dashboard);
        IReadOnlyList<string> inside = own.Any(p => new Scope(p).Contains(area.Path)) ? [area.Path] : [.. own.Where(new Scope(area.Path).Contains)];
        return inside.Count == 0 || area.Path == campaign.ScopePath ? null : await Of(campaign, ProgressBy.Commune, asOf, inside, ct);
    }

    /// <summary>The sums alone, without rows: for a card or a sentence.</summary>
    public Task<Progress> Sums(Campaign campaign, DateOnly asOf, CancellationToken ct) => Of(campaign, null, asOf, actor.PlacesIn(campaign, Permissions.Dashboard), ct);

    /// <summary>The sums of all of it, whoever asks: for what the public is told.</summary>
    public Task<Progress> PublicSums(Campaign campaign, DateOnly asOf, CancellationToken ct) => Of(campaign, null, asOf, [campaign.ScopePath], ct);

    private async Task<Progress> Of(Campaign campaign, ProgressBy? by, DateOnly asOf, IReadOnlyList<string> places, CancellationToken ct)
    {
        // Nobody counts after the campaign's last day, nor for the target after the target's.
        var (sinceStart, sinceTarget) = (new Span(campaign.StartsOn, Min(asOf, campaign.EndsOn)), new Span(campaign.TargetFrom, Min(asOf, campaign.TargetTo)));
        var days = await joined.ByDay(campaign, sinceStart, places, ct);
        var seen = SeenTargets.Of(campaign, await targets.InForce(campaign.Id, asOf, ct), places);
        var rows = by switch
        {
            null => [],
            ProgressBy.Month => Months.Rows(campaign, sinceStart.To, days, seen),
            { } kind => Units(kind, asOf, await joined.By(Grain(kind), campaign, sinceStart, places, ct), await joined.By(Grain(kind), campaign, sinceTarget, places, ct), seen),
        };

        var pace = new Pace(campaign, days, asOf);
        return new(campaign, asOf, seen.Whole, seen.Target, days.In(sinceTarget), days.In(sinceStart), seen.PlanBy(asOf), pace.Forecast(), await names.Give(rows, by ?? ProgressBy.District, campaign, asOf, ct))
        {
            LastMonth = pace.LastMonth(),
            Reaches = pace.Reaches(seen.Target),
            Places = places,
            Curve = Months.Rows(campaign, sinceStart.To, days, seen),
        };
    }

    // A row for every unit that has a target or counts.
    private static List<ProgressRow> Units(ProgressBy by, DateOnly asOf, Dictionary<string, int> cumulative, Dictionary<string, int> actual, SeenTargets seen)
    {
        var level = by switch { ProgressBy.District or ProgressBy.Area => 2, ProgressBy.Commune => 3, _ => int.MaxValue };
        var (wanted, planned) = (seen.TargetsAt(level), seen.PlanAt(level, asOf));
        return [.. cumulative.Keys.Concat(actual.Keys).Concat(wanted.Keys).Distinct(StringComparer.Ordinal)
            .Select(code => new ProgressRow(code, code, Known(wanted, code), actual.GetValueOrDefault(code), cumulative.GetValueOrDefault(code), Known(planned, code)))];
    }

    private static int? Known(IReadOnlyDictionary<string, int> numbers, string code) => numbers.TryGetValue(code, out var number) ? number : null;

    private static JoinedBy Grain(ProgressBy by) => by switch
    {
        ProgressBy.Commune => JoinedBy.Commune,
        ProgressBy.Post => JoinedBy.Post,
        _ => JoinedBy.District,
    };

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
