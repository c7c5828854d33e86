using System.Globalization;

namespace Campaigns.Kernel.Values;

/// <summary>Whole Vietnamese đồng (VND). There is no smaller unit.</summary>
public readonly record struct Money(long Dong) : IComparable<Money>
{
    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>Sum; an overflow is a defect and throws.</summary>
    public static Money operator +(Money a, Money b) => new(checked(a.Dong + b.Dong));

    /// <summary>Difference; may be negative.</summary>
    public static Money operator -(Money a, Money b) => new(checked(a.Dong - b.Dong));

    /// <summary>Comparison by amount.</summary>
    public static bool operator <(Money a, Money b) => a.Dong < b.Dong;

    /// <summary>Comparison by amount.</summary>
    public static bool operator >(Money a, Money b) => a.Dong > b.Dong;

    /// <summary>Comparison by amount.</summary>
    public static bool operator <=(Money a, Money b) => a.Dong <= b.Dong;

    /// <summary>Comparison by amount.</summary>
    public static bool operator >=(Money a, Money b) => a.Dong >= b.Dong;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Dong.CompareTo(other.Dong);

    /// <summary><c>264.000 đ</c>, with a no-break space.</summary>
    public override string ToString() => Dong.ToString("#,0", Grouping) + "\u00A0đ";

    private static readonly NumberFormatInfo Grouping = new() { NumberGroupSeparator = ".", NegativeSign = "-" };
}
