using Campaigns.Kernel.Values;

namespace Campaigns.Training.Features.SeeGaps;

/// <summary>People of one area who would come to a class.</summary>
/// <param name="Km">What each of them travels one way, as the crow flies.</param>
internal sealed record Comers(string Code, string Name, int People, double Km);

/// <summary>A class of the plan.</summary>
/// <param name="Code">Area in which it is held.</param>
/// <param name="Km">What all of them travel, there and back.</param>
/// <param name="Cost">In đồng, by the settings.</param>
internal sealed record PlanClass(string Code, string Name, IReadOnlyList<Comers> From, double Km, long Cost)
{
    public int People => From.Sum(f => f.People);
}

/// <summary>Classes that together close what can be closed of all gaps, and what they cost.</summary>
/// <param name="Open">Missing presenters for whom there is nobody to teach, by area.</param>
internal sealed record TrainingPlan(IReadOnlyList<PlanClass> Classes, IReadOnlyList<(string Name, int Missing)> Open)
{
    public int People => Classes.Sum(c => c.People);

    public double Km => Classes.Sum(c => c.Km);

    public long Cost => Classes.Sum(c => c.Cost);

    /// <summary>One class after the other, each the one that closes most of what is still missing, and among equals the cheapest; people of the nearest
    /// areas come first and no class has more than its places. Not always the cheapest set there is, but each class is the best next step.</summary>
    public static TrainingPlan For(IReadOnlyList<AreaGap> areas, PlanningSettings settings)
    {
        var missing = areas.ToDictionary(a => a.Code, a => Math.Min(a.Gap, a.CouldLearn), StringComparer.Ordinal);
        var classes = new List<PlanClass>();
        while (areas.Where(a => a.CouldLearn > 0).Select(at => Class(at, areas, missing, settings)).Where(c => c.People > 0)
            .OrderByDescending(c => c.People).ThenBy(c => c.Cost).ThenBy(c => c.Code, StringComparer.Ordinal).FirstOrDefault() is { } best)
        {
            foreach (var from in best.From) missing[from.Code] -= from.People;
            classes.Add(best);
        }

        return new(classes, [.. areas.Where(a => a.Gap > a.CouldLearn).Select(a => (a.Name, a.Gap - a.CouldLearn))]);
    }

    private static PlanClass Class(AreaGap at, IReadOnlyList<AreaGap> areas, Dictionary<string, int> missing, PlanningSettings settings)
    {
        var (places, from) = (settings.PlacesPerClass, new List<Comers>());
        foreach (var (area, km) in areas.Select(a => (a, Distance.Km(a.Lat, a.Lon, at.Lat, at.Lon))).Where(x => missing[x.a.Code] > 0).OrderBy(x => x.Item2).ThenBy(x => x.a.Code, StringComparer.Ordinal))
        {
            if (places == 0 || km > settings.LongestRoadKm) break;
            var people = Math.Min(places, missing[area.Code]);
            from.Add(new(area.Code, area.Name, people, km));
            places -= people;
        }

        var road = from.Sum(f => f.People * 2 * f.Km);
        return new(at.Code, at.Name, from, Math.Round(road, 1), settings.DongPerClass + settings.Cost(from.Sum(f => f.People), road));
    }
}
