namespace Campaigns.People.Features.ListPeople;

/// <summary>Words that are a number: the end of a phone from 4 digits on, or a whole citizen number.</summary>
/// <param name="Whole">All digits.</param>
/// <param name="End">What a stored phone (E.164) ends in: without the zero or country code it may be written with.</param>
internal sealed record SearchedNumber(string Whole, string End)
{
    private const int Fewest = 4;

    // Shorter ones are the end of a number, whose zeros count.
    private const int WholePhone = 9;

    public static SearchedNumber? Read(string? words)
    {
        var bare = string.Concat((words ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '(' or ')')));
        var digits = bare.TrimStart('+');
        if (digits.Length < Fewest || !digits.All(char.IsAsciiDigit)) return null;
        if (bare[0] == '+' && digits.StartsWith("84", StringComparison.Ordinal)) return new(digits, digits[2..]);
        return new(digits, digits.Length > WholePhone ? digits.TrimStart('0') : digits);
    }
}
