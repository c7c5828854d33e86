using Campaigns.Kernel.Modules;
using Campaigns.Runtime.Loading;
using Xunit;

namespace Campaigns.Runtime.Tests;

public sealed class FeatureGraphTests
{
    [Fact]
    public void What_is_needed_comes_first()
    {
        var order = FeatureGraph.Order([new("C") { DependsOn = ["B"] }, new("A"), new("B") { DependsOn = ["A"] }]);
        Assert.Equal(["A", "B", "C"], order.Select(f => f.Id));
    }

    [Fact]
    public void A_circle_is_refused_and_every_side_named()
    {
        var refused = Assert.Throws<ModuleException>(() => FeatureGraph.Order([new("A") { DependsOn = ["B"] }, new("B") { DependsOn = ["C"] }, new("C") { DependsOn = ["A"] }]));
        Assert.Equal("Features need each other in a circle: A → B → C → A", refused.Message);
    }

    [Fact]
    public void A_missing_need_is_refused_and_both_sides_named()
    {
        var refused = Assert.Throws<ModuleException>(() => FeatureGraph.Check([Module("Events", new FeatureAttribute("Events") { DependsOn = ["Venues"] })]));
        Assert.Equal("Feature Events of Events needs Venues, which no module declares", refused.Message);
    }

    [Fact]
    public void A_feature_declared_twice_is_refused_and_both_sides_named()
    {
        var refused = Assert.Throws<ModuleException>(() => FeatureGraph.Check([Module("Events", new FeatureAttribute("X")), Module("Training", new FeatureAttribute("X"))]));
        Assert.Contains("Events and Training", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_is_on_only_with_all_it_needs()
    {
        FeatureAttribute[] all = [new("A"), new("B") { DependsOn = ["A"] }, new("C") { DependsOn = ["B"] }];
        Assert.Equal(["C"], new[] { "C" }.Except(FeatureGraph.Closed(all, new HashSet<string> { "A", "C" })));
        Assert.Equal(3, FeatureGraph.Closed(all, new HashSet<string> { "A", "B", "C" }).Count);
    }

    private static ModuleInfo Module(string id, params FeatureAttribute[] features) => new() { Id = id, Version = "1", Features = features };
}
