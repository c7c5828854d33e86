using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Settings;

namespace Campaigns.Events.Features.Booking;

/// <summary>What an administrator sets about the way between two events.</summary>
[Settings("Events", "planning")]
internal sealed record PlanningSettings
{
    // Roads in the province are about a third longer than the line between two places.
    private const double Winding = 1.3;

    /// <summary>Kilometres an hour that a presenter makes on the road, on average.</summary>
    [Range(10, 100)] public int KmPerHour { get; init; } = 40;

    /// <summary>Minutes a presenter needs besides the road: to leave, to arrive, to set up.</summary>
    [Range(0, 240)] public int MinutesBetween { get; init; } = 15;

    /// <summary>Time from one event to another so many kilometres away as the crow flies.</summary>
    public TimeSpan Road(double km) => TimeSpan.FromMinutes(MinutesBetween) + TimeSpan.FromHours(km * Winding / KmPerHour);
}
