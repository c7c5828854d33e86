namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>The one rounding of the product: to whole đồng, half away from zero, at the end of an amount.</summary>
internal static class Dong
{
    public static long Round(decimal amount) => decimal.ToInt64(decimal.Round(amount, 0, MidpointRounding.AwayFromZero));
}
