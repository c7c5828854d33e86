namespace Campaigns.Assessments.Domain.Papers;

/// <summary>Random numbers that are the same for the same seed on every machine and in every release: SplitMix64 (Steele, Lea and Flood 2014,
/// "Fast splittable pseudorandom number generators"). A paper is drawn again from its seed when somebody doubts it. The seed itself comes from a
/// cryptographic generator, so that nobody can tell the next paper.</summary>
internal struct SeededOrder(long seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>From 0 to below the bound, each as likely: numbers of the incomplete last round are thrown away.</summary>
    public int Below(int bound)
    {
        var whole = ulong.MaxValue - ulong.MaxValue % (ulong)bound;
        ulong drawn;
        do drawn = Next();
        while (drawn >= whole);
        return (int)(drawn % (ulong)bound);
    }

    /// <summary>The same things in another order (Fisher and Yates).</summary>
    public List<T> Shuffle<T>(IEnumerable<T> things)
    {
        var all = things.ToList();
        for (var i = all.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all;
    }

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
