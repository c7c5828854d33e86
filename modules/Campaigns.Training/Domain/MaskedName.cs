namespace Campaigns.Training.Domain;

/// <summary>A name as strangers see it: <c>Phạm Thị Hoa</c> is <c>P. T. Hoa</c>. Who has the paper in hand can tell that it fits; nobody learns the name.</summary>
internal static class MaskedName
{
    public static string Of(string fullName)
    {
        var words = fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "";
        if (words.Length == 1) return First(words[0]);
        return string.Join(' ', [.. words[..^1].Select(First), words[^1]]);
    }

    // By text element: a letter with its marks is one, also when it is written as several characters.
    private static string First(string word) => System.Globalization.StringInfo.GetNextTextElement(word) + ".";
}
