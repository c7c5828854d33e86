using System.Text;

namespace Campaigns.Training.Domain;

/// <summary>The words of the API for the members of an enum: <c>OnTheJob</c> is <c>on-the-job</c>.</summary>
internal static class Words
{
    public static string Word<T>(this T value)
        where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsUpper(c) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    /// <summary>Null: nobody's word.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (value.Word() == word) return value;
        return null;
    }
}
