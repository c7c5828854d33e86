using Campaigns.Network.Contracts.Demo;

namespace Campaigns.People.Tests.Demo;

public sealed class SplitMix64Tests
{
    [Fact]
    public void The_first_outputs_are_those_published_for_the_seed()
    {
        var random = new SplitMix64(20190430);
        ulong[] expected = [18424756127026595753, 17025294400389080960, 2601105809969818145, 3923321616201829233, 8602457316848597910];
        Assert.Equal(expected, Enumerable.Range(0, 5).Select(_ => random.Next()));
    }

    [Fact]
    public void A_weighted_pick_follows_the_weights_and_takes_one_output()
    {
        var picking = new SplitMix64(1);
        var counting = new SplitMix64(1);
        (string, int)[] weights = [("a", 3), ("b", 1), ("never", 0)];
        for (var i = 0; i < 1000; i++)
            Assert.Equal(counting.Below(4) < 3 ? "a" : "b", picking.Pick(weights));
    }

    [Fact]
    public void A_shuffle_keeps_every_entry()
    {
        var list = Enumerable.Range(0, 500).ToList();
        new SplitMix64(7).Shuffle(list);
        Assert.NotEqual(Enumerable.Range(0, 500), list);
        Assert.Equal(Enumerable.Range(0, 500), list.Order());
    }
}
