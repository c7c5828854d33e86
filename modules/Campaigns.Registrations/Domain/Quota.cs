using Campaigns.Kernel.Values;

namespace Campaigns.Registrations.Domain;

/// <summary>A number of seats that one village or group may take at most of an offering's seats. A registration counts in the first quota that fits it.</summary>
internal sealed record Quota
{
    /// <summary>Name of the group within its offering; kept with the registration.</summary>
    public required string Key { get; init; }

    /// <summary>As people read it.</summary>
    public required string Name { get; init; }

    public required int Seats { get; init; }

    /// <summary>People who hold seats of it.</summary>
    public int Taken { get; init; }

    /// <summary>Of whom: those who live there; null for any place.</summary>
    public string? UnitCode { get; init; }

    /// <summary>Of whom: those of that village, however it is spelled; null for any.</summary>
    public string? Hamlet { get; init; }

    /// <summary>Of whom: those who gave <see cref="Answer"/> to this question; null for any.</summary>
    public string? Question { get; init; }

    public string? Answer { get; init; }

    public int Left => Math.Max(0, Seats - Taken);

    public bool IsFor(string? unitCode, string? foldedHamlet, Func<string, string?> answer) =>
        (UnitCode is null || UnitCode == unitCode) && (Hamlet is null || Folding.Fold(Hamlet) == foldedHamlet) && (Question is null || answer(Question) == Answer);
}
