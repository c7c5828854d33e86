using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>What an administrator sets about telling many people: as fast as the gateway bears, as slow as somebody can still stop it.</summary>
[Settings("Events", "mailing")]
internal sealed record MailingSettings
{
    /// <summary>People told at once.</summary>
    [Range(1, 500)] public int Batch { get; init; } = 10;

    /// <summary>Milliseconds of real time between two batches.</summary>
    [Range(0, 60_000)] public int Pause { get; init; } = 1_000;

    /// <summary>Seconds of real time in which a move, a postponement or a cancellation can be taken back before anybody is told; 0: told at once.</summary>
    [Range(0, 1_800)] public int Hold { get; init; } = 180;
}
