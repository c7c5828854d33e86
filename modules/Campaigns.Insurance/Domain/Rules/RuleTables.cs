namespace Campaigns.Insurance.Domain.Rules;

/// <summary>What a rule's value counts.</summary>
internal enum RuleUnit
{
    Dong,
    Share,
    Count,
}

/// <summary>The rules the product knows by name. A table may be empty; a name that is not here is refused at load.</summary>
internal static class RuleTables
{
    public const string BaseSalary = "base-salary";
    public const string PovertyLine = "rural-poverty-line";
    public const string VsiRate = "vsi-rate";
    public const string CeilingMultiple = "vsi-ceiling-multiple";
    public const string IncomeStep = "vsi-income-step";
    public const string SupportRate = "support-rate";
    public const string SupportMonths = "support-months";
    public const string LocalSupportRate = "local-support-rate";
    public const string FundRate = "fund-rate";
    public const string PrepayYears = "prepay-years";
    public const string BackpayMonths = "backpay-months";
    public const string PaymentWindow = "payment-window-months";
    public const string MinimumAge = "minimum-age";
    public const string PensionMinYears = "pension-min-years";
    public const string PensionStartYears = "pension-start-years";
    public const string PensionStartShare = "pension-start-share";
    public const string PensionEarlyStep = "pension-early-step";
    public const string PensionEarlyUntil = "pension-early-until-years";
    public const string PensionStep = "pension-step";
    public const string PensionMaxShare = "pension-max-share";
    public const string RetirementAge = "retirement-age-months";
    public const string PensionHealthCard = "pension-health-card";
    public const string MaternityGrant = "maternity-grant";
    public const string MaternityMonths = "maternity-months";
    public const string FuneralMultiple = "funeral-multiple";
    public const string FuneralMonths = "funeral-months";
    public const string SurvivorMonths = "survivor-months-per-year";
    public const string HhiRate = "hhi-rate";
    public const string HhiTier = "hhi-tier";
    public const string HhiTerm = "hhi-term";
    public const string HhiCardWait = "hhi-card-wait-days";
    public const string HhiGap = "hhi-gap-days";

    private static readonly Dictionary<string, RuleUnit> Units = new()
    {
        [BaseSalary] = RuleUnit.Dong, [PovertyLine] = RuleUnit.Dong, [IncomeStep] = RuleUnit.Dong, [MaternityGrant] = RuleUnit.Dong,
        [VsiRate] = RuleUnit.Share, [SupportRate] = RuleUnit.Share, [LocalSupportRate] = RuleUnit.Share, [FundRate] = RuleUnit.Share,
        [PensionStartShare] = RuleUnit.Share, [PensionEarlyStep] = RuleUnit.Share, [PensionStep] = RuleUnit.Share,
        [PensionMaxShare] = RuleUnit.Share, [PensionHealthCard] = RuleUnit.Share, [HhiRate] = RuleUnit.Share, [HhiTier] = RuleUnit.Share,
        [CeilingMultiple] = RuleUnit.Count, [SupportMonths] = RuleUnit.Count, [PrepayYears] = RuleUnit.Count,
        [BackpayMonths] = RuleUnit.Count, [PaymentWindow] = RuleUnit.Count, [MinimumAge] = RuleUnit.Count,
        [PensionMinYears] = RuleUnit.Count, [PensionStartYears] = RuleUnit.Count, [PensionEarlyUntil] = RuleUnit.Count,
        [RetirementAge] = RuleUnit.Count, [MaternityMonths] = RuleUnit.Count, [FuneralMultiple] = RuleUnit.Count,
        [FuneralMonths] = RuleUnit.Count, [SurvivorMonths] = RuleUnit.Count, [HhiTerm] = RuleUnit.Count,
        [HhiCardWait] = RuleUnit.Count, [HhiGap] = RuleUnit.Count,
    };

    /// <summary>The tables in the order in which people read them.</summary>
    public static IReadOnlyCollection<string> All => Units.Keys;

    public static RuleUnit? UnitOf(string table) => Units.TryGetValue(table, out var unit) ? unit : null;
}
