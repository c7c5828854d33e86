namespace Campaigns.Network.Contracts.Demo;

/// <summary>
/// Steele, Lea and Flood's generator: one 64-bit state, the same numbers on every machine and runtime,
/// which <see cref="Random"/> does not promise. For demo data only; predictable, so never for secrets.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 to <paramref name="count"/> − 1, from the upper 31 bits of one output.</summary>
    public int Below(int count) => (int)((Next() >> 33) % (ulong)count);

    /// <summary>One entry of the list, each as likely as the others; takes one output.</summary>
    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>One entry, as likely as its weight says; takes one output.</summary>
    public T Pick<T>(IReadOnlyList<(T Value, int Weight)> list)
    {
        var at = Below(list.Sum(entry => entry.Weight));
        foreach (var (value, weight) in list)
        {
            if (at < weight) return value;
            at -= weight;
        }

        throw new ArgumentException("weights must be positive", nameof(list));
    }

    /// <summary>Shuffles in place, from the last entry down (Fisher and Yates); takes one output per entry but the first.</summary>
    public void Shuffle<T>(IList<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
