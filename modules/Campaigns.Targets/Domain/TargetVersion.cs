using Campaigns.Kernel.Values;

namespace Campaigns.Targets.Domain;

/// <summary>How a campaign's target is shared out from a day on. Nothing is overwritten: a change is a new version with its reason.</summary>
internal sealed class TargetVersion : Entity
{
    private readonly List<UnitTarget> _units = [];
    private readonly List<MonthTarget> _months = [];

    private TargetVersion()
    {
    }

    public TargetVersion(Guid campaignId, int number, Breakdown breakdown, VersionNote note)
    {
        (CampaignId, Number) = (campaignId, number);
        (EffectiveFrom, Reason, MadeAt, MadeBy) = (note.EffectiveFrom, note.Reason, note.At, note.By);
        _units.AddRange(breakdown.Units.Select(u => new UnitTarget { UnitCode = u.UnitCode, ScopePath = u.ScopePath, People = u.People }));
        _months.AddRange(breakdown.Months.Select(m => new MonthTarget { UnitCode = m.UnitCode, ScopePath = m.ScopePath, Month = m.Month!.Value, People = m.People }));
    }

    public Guid CampaignId { get; private set; }

    /// <summary>1, 2, 3 … within the campaign.</summary>
    public int Number { get; private set; }

    /// <summary>First day on which it is the one in force.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Why it was made; may be empty for the first.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Name of who made it, for people.</summary>
    public string MadeBy { get; private set; } = "";

    public IReadOnlyList<UnitTarget> Units => _units;

    public IReadOnlyList<MonthTarget> Months => _months;

    /// <summary>Whether it says the same: the second press of a button makes no second version.</summary>
    public bool SaysTheSame(Breakdown breakdown, DateOnly effectiveFrom) =>
        EffectiveFrom == effectiveFrom
        && _units.Select(u => (u.UnitCode, u.People)).ToHashSet().SetEquals(breakdown.Units.Select(u => (u.UnitCode, u.People)))
        && _months.Select(m => (m.UnitCode, m.Month, m.People)).ToHashSet().SetEquals(breakdown.Months.Select(m => (m.UnitCode, m.Month!.Value, m.People)));

    /// <summary>Adds the plan by month to a version that has none; for set-up data that come in two tables.</summary>
    public void AddPlan(Breakdown breakdown) =>
        _months.AddRange(breakdown.Months.Select(m => new MonthTarget { UnitCode = m.UnitCode, ScopePath = m.ScopePath, Month = m.Month!.Value, People = m.People }));
}

/// <summary>A unit's whole target within one version.</summary>
internal sealed class UnitTarget
{
    public required string UnitCode { get; init; }

    public required string ScopePath { get; init; }

    public int People { get; init; }
}

/// <summary>A unit's plan for one month within one version.</summary>
internal sealed class MonthTarget
{
    public required string UnitCode { get; init; }

    public required string ScopePath { get; init; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; init; }

    public int People { get; init; }
}

/// <summary>From when, why, when and by whom a version is made.</summary>
internal sealed record VersionNote(DateOnly EffectiveFrom, string Reason, DateTimeOffset At, string By);
