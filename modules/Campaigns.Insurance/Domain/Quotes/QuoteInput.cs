namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>The products a campaign brings to people.</summary>
internal enum InsuranceProduct
{
    /// <summary>Voluntary social insurance, bảo hiểm xã hội tự nguyện.</summary>
    Vsi,

    /// <summary>Household health insurance, bảo hiểm y tế hộ gia đình.</summary>
    Hhi,
}

/// <summary>What a quote is asked for. The day of payment selects the rules; the day of registration never does.</summary>
internal abstract record QuoteInput(DateOnly PaidOn);

/// <param name="PaidOn">Local day on which the money is received.</param>
/// <param name="Method">How it is paid.</param>
/// <param name="ChosenIncome">Đồng a month.</param>
/// <param name="Groups">Every group the person belongs to that day; none counts as other.</param>
/// <param name="SupportedMonthsUsed">Months paid with support in the person's life so far.</param>
/// <param name="BackpayMonths">Only for missing months: how many.</param>
/// <param name="LocalSupportRate">The province's own support, as a share of the contribution at the poverty line; null takes the dated rule.</param>
internal sealed record VsiQuoteInput(
    DateOnly PaidOn,
    VsiMethod Method,
    long ChosenIncome,
    IReadOnlyList<SupportGroup> Groups,
    int SupportedMonthsUsed = 0,
    int? BackpayMonths = null,
    decimal? LocalSupportRate = null) : QuoteInput(PaidOn);

/// <param name="PaidOn">Local day on which the money is received.</param>
/// <param name="Months">Term of the card.</param>
/// <param name="NewMembers">Members who pay now.</param>
/// <param name="AlreadyPaidThisYear">Members of the house who paid under the household scheme this calendar year: they hold the first positions.</param>
/// <param name="InsuredOtherwise">Members insured through work, school or another way: they hold no position.</param>
internal sealed record HhiQuoteInput(
    DateOnly PaidOn, int Months, int NewMembers, int AlreadyPaidThisYear = 0, int InsuredOtherwise = 0) : QuoteInput(PaidOn);

internal static class ProductCodes
{
    public static string Code(this InsuranceProduct product) => product.ToString().ToUpperInvariant();

    public static InsuranceProduct? Product(string? code) => code switch
    {
        "VSI" => InsuranceProduct.Vsi,
        "HHI" => InsuranceProduct.Hhi,
        _ => null,
    };
}
