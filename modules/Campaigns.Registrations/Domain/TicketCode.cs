using System.Security.Cryptography;

namespace Campaigns.Registrations.Domain;

/// <summary>The code on a ticket: six signs, none of which looks like another (no 0 O 1 I L). Unique within an offering.</summary>
internal static class TicketCode
{
    public const int Length = 6;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A new one, not to be guessed.</summary>
    public static string Next() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As people read it: <c>K7M-42P</c>.</summary>
    public static string Show(string code) => code.Length == Length ? $"{code[..3]}-{code[3..]}" : code;

    /// <summary>What was typed or scanned, without spaces, dashes and case; null when it is no code.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 20) return null;
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}
