using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Settings;

namespace Campaigns.Training;

/// <summary>What an administrator sets about how many presenters a season needs and what training them costs.</summary>
[Settings("Training", "planning")]
internal sealed record PlanningSettings
{
    /// <summary>Presentations one presenter takes on in a season.</summary>
    [Range(1, 200)] public int TalksPerPresenter { get; init; } = 8;

    /// <summary>Kilometres beyond which nobody is asked to come to a class.</summary>
    [Range(5, 500)] public int LongestRoadKm { get; init; } = 60;

    /// <summary>Đồng for each kilometre on the road.</summary>
    [Range(0, 100_000)] public int DongPerKm { get; init; } = 3_000;

    /// <summary>Đồng for each person in a class: room, food, paper.</summary>
    [Range(0, 10_000_000)] public int DongPerPerson { get; init; } = 150_000;

    /// <summary>Places of a class that the training plan counts with.</summary>
    [Range(1, 1_000)] public int PlacesPerClass { get; init; } = 30;

    /// <summary>Đồng for each class of the plan whoever comes: trainers and their road.</summary>
    [Range(0, 100_000_000)] public int DongPerClass { get; init; } = 2_000_000;

    public long Cost(int people, double km) => (long)people * DongPerPerson + (long)Math.Round(km * DongPerKm, MidpointRounding.AwayFromZero);
}
