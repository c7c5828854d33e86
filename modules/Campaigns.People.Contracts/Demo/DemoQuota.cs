using Campaigns.Network.Contracts.Demo;

namespace Campaigns.People.Contracts.Demo;

/// <summary>
/// One property of the 9,600 participants of 2019 in exact shares: a list with each value as often as its
/// quota says, shuffled by a stream of its own, so that another property never changes it.
/// </summary>
internal sealed class DemoQuota<T>
{
    private readonly List<T> values = [];

    public DemoQuota(ulong seed, params (T Value, int Count)[] quota)
    {
        foreach (var (value, count) in quota) values.AddRange(Enumerable.Repeat(value, count));
        new SplitMix64(seed).Shuffle(values);
    }

    /// <summary>The value of the person at this place; past the end it starts again.</summary>
    public T this[int place] => values[place % values.Count];
}
