using PhoneNumbers;

namespace Campaigns.Registrations.Domain;

/// <summary>Phone numbers as people write them. A phone is not an identity: a whole house may share one.</summary>
internal static class PhoneNumber
{
    /// <summary><c>0987.654.321</c> becomes <c>+84987654321</c>; null when the numbering plan has no such number.</summary>
    public static string? Normalise(string typed)
    {
        // The library would take letters for a keypad or an extension.
        if (typed.Length > 40 || !typed.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '.' or '-' or '(' or ')')) return null;
        var library = PhoneNumberUtil.GetInstance();
        try
        {
            var number = library.Parse(typed, "VN");
            return library.IsValidNumber(number) ? library.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
