namespace Campaigns.Registrations.Domain;

/// <summary>The twelve digits of a personal identity number: province of birth registration, century and sex, year, running number.
/// There is no check digit: a typing error in the last six cannot be found.</summary>
internal static class CitizenNumber
{
    private static readonly HashSet<string> Provinces =
    [
        "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020", "022", "024", "025", "026", "027", "030", "031", "033",
        "034", "035", "036", "037", "038", "040", "042", "044", "045", "046", "048", "049", "051", "052", "054", "056", "058", "060", "062", "064", "066",
        "067", "068", "070", "072", "074", "075", "077", "079", "080", "082", "083", "084", "086", "087", "089", "091", "092", "093", "094", "095", "096",
    ];

    /// <summary>The digits without spaces and dots; null when it cannot be right.</summary>
    public static string? Normalise(string typed)
    {
        if (typed.Length > 40) return null;
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '\u200B')));
        return digits.Length == 12 && digits.All(char.IsAsciiDigit) && digits[3] <= '3' && Provinces.Contains(digits[..3]) ? digits : null;
    }
}
