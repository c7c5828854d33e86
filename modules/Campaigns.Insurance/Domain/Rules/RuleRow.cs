using System.Globalization;

namespace Campaigns.Insurance.Domain.Rules;

/// <summary>How well a dated value is backed: read in its document, following from one that was, or still to be confirmed.</summary>
internal enum RuleStatus
{
    Verified,
    Derived,
    Unverified,
}

/// <summary>
/// One value of one rule and the local days on which it applies, both ends included; no end means none is known.
/// The value is kept as written, so that a rate is never read as binary floating point.
/// </summary>
internal sealed record RuleRow(
    string Table, string Variant, DateOnly From, DateOnly? To, string Value, string Document, RuleStatus Status, string? Note = null)
{
    /// <summary>Names the row for good: rows are closed and replaced, never rewritten.</summary>
    public string Key => Variant.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Table}@{From:yyyy-MM-dd}")
        : string.Create(CultureInfo.InvariantCulture, $"{Table}/{Variant}@{From:yyyy-MM-dd}");

    /// <summary>The value as whole đồng.</summary>
    public long Dong => long.Parse(Value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The value as a count of months, years, days or times.</summary>
    public int Count => int.Parse(Value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The value as a share of one: 0.22 is 22 %.</summary>
    public decimal Share => decimal.Parse(Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}
