using System.Text.Json;

namespace Campaigns.People.Tests.Demo;

public sealed class TargetDataTests
{
    [Fact]
    public void The_targets_of_2019_go_to_27_districts_and_add_up()
    {
        var targets = Table.Of("Targets", "targets-2019");
        Assert.Equal(
            Table.Fixture("expected-districts").Select(row => (row["districtCode"], row.Int("target"))), targets.Select(row => (row["unitCode"], row.Int("target"))));
        Assert.Equal(10_000, targets.Sum(row => row.Int("target")));
    }

    [Fact]
    public void The_targets_of_2026_go_to_six_areas_and_their_plan_reaches_17_percent_by_the_end_of_February()
    {
        var targets = Table.Of("Targets", "targets-2026");
        Assert.Equal(10_000, targets.Sum(row => row.Int("target")));
        var plan = Table.Of("Targets", "plan-2026").ToLookup(row => row["unitCode"]);
        Assert.All(targets, target =>
        {
            Assert.Equal(target.Int("target"), plan[target["unitCode"]].Sum(row => row.Int("target")));
            var toFebruary = plan[target["unitCode"]].Where(row => string.CompareOrdinal(row["month"], "2026-02") <= 0).Sum(row => row.Int("target"));
            Assert.Equal(target.Int("target") * 17, toFebruary * 100);
        });
    }

    [Theory]
    [InlineData("2019", "2018-10-01", "2019-01-01")]
    [InlineData("2026", "2026-01-01", "2026-01-01")]
    public void The_period_of_the_target_is_not_that_of_the_campaign(string world, string startsOn, string targetFrom)
    {
        using var campaign = JsonDocument.Parse(File.ReadAllText(Path.Combine(Table.Folder, "Campaigns.Targets", "Recipes", $"campaign-{world}.json")));
        Assert.Equal((startsOn, targetFrom), (campaign.RootElement.GetProperty("startsOn").GetString(), campaign.RootElement.GetProperty("targetFrom").GetString()));
        var id = Guid.Parse(campaign.RootElement.GetProperty("id").GetString()!);
        Assert.Equal(7, id.Version);
    }
}
