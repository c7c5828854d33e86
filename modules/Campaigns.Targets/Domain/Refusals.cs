using Campaigns.Kernel.Commands;

namespace Campaigns.Targets.Domain;

/// <summary>Why something about a campaign or its targets is refused.</summary>
internal static class Refusals
{
    public static readonly Failure NoSuchCampaign = Failure.NotFound("targets.not-found");
    public static readonly Failure NameMissing = Failure.Invalid("targets.name-missing", "name");
    public static readonly Failure NameTooLong = Failure.Invalid("targets.name-too-long", "name");
    public static readonly Failure ProductUnknown = Failure.Invalid("targets.product-unknown", "product");
    public static readonly Failure StartMissing = Failure.Invalid("targets.start-missing", "startsOn");
    public static readonly Failure EndMissing = Failure.Invalid("targets.end-missing", "endsOn");
    public static readonly Failure EndBeforeStart = Failure.Invalid("targets.end-before-start", "endsOn");
    public static readonly Failure TargetOutOfRange = Failure.Invalid("targets.target-out-of-range", "target");
    public static readonly Failure UnitMissing = Failure.Invalid("targets.unit-missing", "unitCode");
    public static readonly Failure UnitUnknown = Failure.Invalid("targets.unit-unknown", "unitCode");
    public static readonly Failure TargetPeriodOutside = Failure.Invalid("targets.target-period-outside", "targetFrom");

    public static readonly Failure PartsMissing = Failure.Invalid("targets.parts-missing");
    public static readonly Failure TooManyParts = Failure.Invalid("targets.too-many-parts");
    public static readonly Failure ReasonMissing = Failure.Invalid("targets.reason-missing", "reason");
    public static readonly Failure ReasonTooLong = Failure.Invalid("targets.reason-too-long", "reason");
    public static readonly Failure EffectiveOutside = Failure.Invalid("targets.effective-outside", "effectiveFrom");
    public static readonly Failure PartOutOfRange = Failure.Invalid("targets.part-out-of-range");
    public static readonly Failure PartTwice = Failure.Invalid("targets.part-twice");
    public static readonly Failure PartUnitMissing = Failure.Invalid("targets.unit-missing");
    public static readonly Failure PartUnitUnknown = Failure.Invalid("targets.unit-unknown");
    public static readonly Failure PartUnitOutside = Failure.Invalid("targets.unit-outside");
    public static readonly Failure PartUnitNested = Failure.Invalid("targets.unit-nested");
    public static readonly Failure MonthInvalid = Failure.Invalid("targets.month-invalid");
    public static readonly Failure MonthOutside = Failure.Invalid("targets.month-outside");
    public static readonly Failure Changed = Failure.Stale("targets.changed-underneath");

    /// <summary>The parts make another sum than the campaign's target.</summary>
    public static Failure DoNotAddUp(long sum, long whole) => Failure.Conflict("targets.targets-do-not-add-up", sum, whole, "");

    /// <summary>The months of one unit make another sum than the unit's own target.</summary>
    public static Failure MonthsDoNotAddUp(string unit, long sum, long whole) =>
        Failure.Conflict("targets.targets-do-not-add-up", sum, whole, $"{unit}: ");
}
