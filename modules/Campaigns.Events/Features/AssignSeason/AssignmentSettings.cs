using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>What an administrator sets about looking for people for a season.</summary>
[Settings("Events", "assignment")]
internal sealed record AssignmentSettings
{
    /// <summary>Seconds of real time it may take in all.</summary>
    [Range(2, 900)] public int Seconds { get; init; } = 40;

    /// <summary>Seconds of one turn: so often progress is shown, and so long a cancellation may take.</summary>
    [Range(1, 30)] public int SecondsATurn { get; init; } = 4;

    /// <summary>Threads of the search.</summary>
    [Range(1, 16)] public int Threads { get; init; } = 2;

    /// <summary>Turns in all, the one by date included.</summary>
    public int Turns() => 1 + (int)Math.Ceiling((double)Seconds / SecondsATurn);
}
