using System.Globalization;
using System.Security.Cryptography;

namespace Campaigns.Training.Domain;

/// <summary>The code by which anybody checks a certificate: <c>TH-2026-</c> and eight signs, none of which looks like another. One of 8·10¹¹, from
/// the system's random source, so that codes cannot be guessed from one another. Old paper ones keep their own, <c>TH-2026-000123</c>.</summary>
internal static class PublicCode
{
    public const int Longest = 20;

    // Thanh Hóa, where the series began.
    private const string Province = "TH";
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Signs = 8;

    public static string Next(int year) => $"{Province}-{year.ToString(CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetString(Alphabet, Signs)}";

    /// <summary>What was typed or scanned, without spaces and case; null when it is no code.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 2 * Longest) return null;
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        return code.Length is > 0 and <= Longest && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-') ? code : null;
    }
}
