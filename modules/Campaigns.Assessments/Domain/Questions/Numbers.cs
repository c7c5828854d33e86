using System.Globalization;
using System.Text.RegularExpressions;

namespace Campaigns.Assessments.Domain.Questions;

/// <summary>Numbers as people type them here: 264000, 264.000, 264,000, 264 000 đ; with places also 4,5 and 4.5.</summary>
internal static partial class Numbers
{
    /// <summary>Beyond any amount or count that is asked.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    private const int LongestTyped = 40;

    /// <summary>The number, or null. In whole numbers every dot and comma groups three digits; with places the last one separates them.</summary>
    public static decimal? Read(string? typed, int decimals)
    {
        if (typed is null || typed.Length > LongestTyped) return null;
        var text = Sign().Replace(typed.Trim(), "").Replace('\u00a0', ' ').Trim();
        var shape = decimals == 0 ? Whole() : Fraction();
        if (!shape.IsMatch(text)) return null;
        var separator = decimals == 0 ? -1 : text.LastIndexOfAny(['.', ',']);
        var digits = separator < 0 ? Digits(text) : Digits(text[..separator]) + "." + text[(separator + 1)..];
        if (separator >= 0 && text.Length - separator - 1 > decimals) return null;
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= Largest ? value : null;
    }

    private static string Digits(string text) => string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == '-'));

    [GeneratedRegex(@"\s*(đ|đồng|vnd|%)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^-?([0-9]{1,13}|[0-9]{1,3}([., ][0-9]{3}){1,4})$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^-?[0-9]{1,13}([.,][0-9]{1,4})?$")]
    private static partial Regex Fraction();
}
