using Campaigns.Kernel.Values;

namespace Campaigns.Network.Domain;

/// <summary>Days that planning must know of.</summary>
internal sealed class Holiday : Entity
{
    /// <summary>A hint for planning, not a day off.</summary>
    public const string TetSeason = "tet-season";

    public DateOnly From { get; init; }

    /// <summary>The last day, which belongs to it.</summary>
    public DateOnly To { get; init; }

    /// <summary>public-holiday, day-in-lieu, swapped-day-off, tet-season.</summary>
    public required string Kind { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>law, announced, computed or planning.</summary>
    public required string Basis { get; init; }

    /// <summary>Whether people are off on that day because of it.</summary>
    public bool FreesDay(DateOnly day) => Kind != TetSeason && From <= day && day <= To;
}
