using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Targets.Domain;

/// <summary>An effort to win people for one product. It has two periods that are never mixed up: the campaign runs from
/// <see cref="StartsOn"/> to <see cref="EndsOn"/>, and its target counts from <see cref="TargetFrom"/> to <see cref="TargetTo"/>, which lies within.</summary>
internal sealed class Campaign : Entity, IScoped
{
    /// <summary>Far above the people of any province; more is a slip of the hand.</summary>
    public const int LargestTarget = 10_000_000;

    public const int LongestName = 200;

    private Campaign()
    {
    }

    /// <summary>Short name for addresses; unique, never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Product Product { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly EndsOn { get; private set; }

    public string UnitCode { get; private set; } = "";

    /// <summary>Path of that unit on the first day.</summary>
    public string ScopePath { get; private set; } = "";

    /// <summary>People to be won within the target's period.</summary>
    public int Target { get; private set; }

    public DateOnly TargetFrom { get; private set; }

    /// <summary>Last day that counts.</summary>
    public DateOnly TargetTo { get; private set; }

    /// <summary>Organisation that leads, or null.</summary>
    public string? Owner { get; private set; }

    /// <summary>Organisation that works with it, or null.</summary>
    public string? Adviser { get; private set; }

    /// <summary>Number of the latest version of the targets; 0 while there is none.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>Whether the target counts from the campaign's first day on, so that there is only one number to tell.</summary>
    public bool CountsFromStart => TargetFrom == StartsOn;

    public static Result<Campaign> Plan(CampaignFacts facts, Guid? id = null)
    {
        if (facts.EndsOn < facts.StartsOn) return Refusals.EndBeforeStart;
        if (facts.Target is < 1 or > LargestTarget) return Refusals.TargetOutOfRange;
        if (facts.TargetTo < facts.TargetFrom || facts.TargetFrom < facts.StartsOn || facts.TargetTo > facts.EndsOn) return Refusals.TargetPeriodOutside;

        return new Campaign
        {
            Id = id ?? Guid.CreateVersion7(),
            Code = facts.Code,
            Name = facts.Name,
            Product = facts.Product,
            StartsOn = facts.StartsOn,
            EndsOn = facts.EndsOn,
            UnitCode = facts.UnitCode,
            ScopePath = facts.ScopePath,
            Target = facts.Target,
            TargetFrom = facts.TargetFrom,
            TargetTo = facts.TargetTo,
            Owner = facts.Owner,
            Adviser = facts.Adviser,
        };
    }

    /// <summary>Gives out the next number for a version of the targets; also changes the campaign's own version, so that of two who set
    /// targets at once the second is told.</summary>
    public int NextVersion() => ++LatestVersion;

    /// <summary>The day from which a new version holds when nobody says: the first from the target's first day, a later one from today.</summary>
    public DateOnly UsualEffectiveFrom(DateOnly today) => LatestVersion == 0 || today < TargetFrom ? TargetFrom : today > TargetTo ? TargetTo : today;
}

/// <summary>What a campaign is made from. <paramref name="ScopePath"/> is the path of the unit on the first day.</summary>
internal sealed record CampaignFacts(string Code, string Name, Product Product, DateOnly StartsOn, DateOnly EndsOn, string UnitCode, string ScopePath,
    int Target, DateOnly TargetFrom, DateOnly TargetTo, string? Owner = null, string? Adviser = null);
