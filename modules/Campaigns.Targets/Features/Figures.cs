using System.Globalization;
using Campaigns.Ui;

namespace Campaigns.Targets.Features;

/// <summary>Numbers of people as they are typed: <c>10000</c>, <c>10.000</c>, <c>10,000</c> or <c>10 000</c>.</summary>
internal static class Figures
{
    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };

    /// <summary>Stands for what is no number, and is out of every range.</summary>
    public const int Unreadable = -1;

    /// <summary>The number; null for an empty box.</summary>
    public static int? Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var digits = string.Concat(typed.Where(c => c is not ('.' or ',') && !char.IsWhiteSpace(c)));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Unreadable;
    }

    /// <summary>A percent for a column: always one decimal, without the sign that its heading has. A dash where there is no target.</summary>
    public static string Percent(decimal? percent) => percent?.ToString("0.0", Formats.English ? NumberFormatInfo.InvariantInfo : Comma) ?? "—";
}
