using Campaigns.Training.Features.SeeGaps;
using CsCheck;

namespace Campaigns.Training.Tests.Domain;

public sealed class TrainingPlanTests
{
    private static readonly Gen<AreaGap[]> Areas =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 12], Gen.Int[0, 20], Gen.Double[19.3, 20.6], Gen.Double[104.4, 106.1]).Array[1, 12]
            .Select(rows => rows.Select((r, i) => new AreaGap($"a{i:00}", $"Khu vực {i}", r.Item1, r.Item2 + r.Item1 / 8, r.Item2 / 2, 0, r.Item3, r.Item4, r.Item5)).ToArray());

    // Whatever the areas: all that can be taught are, nobody twice, nobody from too far, no class beyond its places, and the cost is the sum of what it is made of.
    [Fact]
    public void The_plan_closes_what_can_be_closed_and_its_cost_adds_up() => Gen.Select(Areas, Gen.Int[1, 30], Gen.Int[5, 120]).Sample((areas, places, road) =>
    {
        var settings = new PlanningSettings { PlacesPerClass = places, LongestRoadKm = road };
        var plan = TrainingPlan.For(areas, settings);
        var taught = plan.Classes.SelectMany(c => c.From).GroupBy(f => f.Code).ToDictionary(g => g.Key, g => g.Sum(f => f.People));
        return areas.All(a => taught.GetValueOrDefault(a.Code) == Math.Min(a.Gap, a.CouldLearn))
            && plan.Classes.All(c => c.People <= places && c.From.All(f => f.People > 0 && f.Km <= road))
            && plan.Open.Sum(o => o.Missing) == areas.Sum(a => a.Gap) - plan.People
            && Math.Abs(plan.Cost - (plan.Classes.Count * (long)settings.DongPerClass + plan.People * (long)settings.DongPerPerson + plan.Km * settings.DongPerKm)) <= plan.Classes.Count * (settings.DongPerKm + 1);
    });

    // Three areas within reach of one another and one far away: one class in the middle, and one of its own for the far one.
    [Fact]
    public void One_class_in_the_middle_takes_three_areas_and_the_far_one_has_its_own()
    {
        AreaGap[] areas = [Area("a", 19.80, 105.70, 2), Area("b", 19.80, 105.80, 2), Area("c", 19.80, 105.90, 2), Area("far", 20.55, 104.50, 1)];
        var plan = TrainingPlan.For(areas, new PlanningSettings());
        Assert.Equal([("b", 6), ("far", 1)], plan.Classes.Select(c => (c.Code, c.People)));
        Assert.Equal(0, plan.Classes[1].Km);
        Assert.Equal(2_150_000, plan.Classes[1].Cost);
    }

    private static AreaGap Area(string code, double lat, double lon, int missing) => new(code, code, 0, missing, 0, 0, missing, lat, lon);
}
