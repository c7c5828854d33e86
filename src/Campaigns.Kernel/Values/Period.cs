namespace Campaigns.Kernel.Values;

/// <summary>Half-open interval of instants: the start belongs to it, the end does not.</summary>
public readonly record struct Period(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Whether the instant lies in it.</summary>
    public bool Contains(DateTimeOffset at) => at >= Start && at < End;

    /// <summary>Whether both share an instant.</summary>
    public bool Overlaps(Period other) => Start < other.End && other.Start < End;
}
