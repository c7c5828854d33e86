namespace Campaigns.Survey.Domain;

/// <summary>Vietnamese mobile numbers as people write them.</summary>
internal static class PhoneText
{
    /// <summary><c>0912 345 678</c> and <c>+84 912.345.678</c> become <c>+84912345678</c>; null for anything that is no mobile number.</summary>
    public static string? ToE164(string typed)
    {
        if (typed.Length > 40 || !typed.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '.' or '-' or '(' or ')')) return null;
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (typed.TrimStart().StartsWith('+')) return digits.StartsWith("84", StringComparison.Ordinal) ? Mobile(digits[2..]) : null;
        return digits.StartsWith('0') ? Mobile(digits[1..]) : null;
    }

    // The numbering plan: subscribers have nine digits after 0, mobile ones begin with 3, 5, 7, 8 or 9.
    private static string? Mobile(string national) => national is ['3' or '5' or '7' or '8' or '9', ..] && national.Length == 9 ? "+84" + national : null;
}
