using Campaigns.Kernel.Values;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>What the form of a class asks for: a day and times as people here say them.</summary>
internal sealed record PlanForm
{
    public DateOnly? Day { get; set; }

    public TimeOnly? From { get; set; } = new(8, 0);

    public TimeOnly? To { get; set; } = new(11, 30);

    public string? Place { get; set; }

    public int? Capacity { get; set; } = 20;

    public string? SessionKind { get; set; } = "classroom";

    public Guid? Trainer { get; set; }

    public string? Material { get; set; }

    public SessionBody Body() => new(Day is { } on && From is { } from ? on.At(from) : null, Day is { } day && To is { } to ? day.At(to) : null, Place, Capacity, Trainer is { } id ? [id] : [], SessionKind, Material);
}
