namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>How a person pays voluntary social insurance: in turn, years ahead at once, or missing months at once.</summary>
internal enum VsiMethod
{
    M1,
    M3,
    M6,
    M12,
    Prepay2Y,
    Prepay3Y,
    Prepay4Y,
    Prepay5Y,
    Backpay,
}

/// <summary>The law's groups of support. A person may belong to several; the highest rate counts.</summary>
internal enum SupportGroup
{
    Poor,
    IslandCommune,
    NearPoor,
    EthnicMinority,
    Other,
}

/// <summary>The words of forms and outside systems for methods and groups.</summary>
internal static class VsiCodes
{
    public static string Code(this VsiMethod method) => method switch
    {
        VsiMethod.Prepay2Y => "PREPAY_2Y",
        VsiMethod.Prepay3Y => "PREPAY_3Y",
        VsiMethod.Prepay4Y => "PREPAY_4Y",
        VsiMethod.Prepay5Y => "PREPAY_5Y",
        _ => method.ToString().ToUpperInvariant(),
    };

    public static string Code(this SupportGroup group) => group switch
    {
        SupportGroup.IslandCommune => "ISLAND_COMMUNE",
        SupportGroup.NearPoor => "NEAR_POOR",
        SupportGroup.EthnicMinority => "ETHNIC_MINORITY",
        _ => group.ToString().ToUpperInvariant(),
    };

    public static VsiMethod? Method(string? code) => Find<VsiMethod>(code, Code);

    public static SupportGroup? Group(string? code) => Find<SupportGroup>(code, Code);

    /// <summary>Months one payment covers; null for missing months, whose number the person states.</summary>
    public static int? Months(this VsiMethod method) => method switch
    {
        VsiMethod.M1 => 1,
        VsiMethod.M3 => 3,
        VsiMethod.M6 => 6,
        VsiMethod.M12 => 12,
        VsiMethod.Backpay => null,
        _ => 12 * method.PrepaidYears(),
    };

    /// <summary>Years paid ahead at once, 2 to 5; 0 for the other methods.</summary>
    public static int PrepaidYears(this VsiMethod method) =>
        method is >= VsiMethod.Prepay2Y and <= VsiMethod.Prepay5Y ? method - VsiMethod.Prepay2Y + 2 : 0;

    private static T? Find<T>(string? code, Func<T, string> codeOf) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (codeOf(value) == code)
                return value;
        return null;
    }
}
