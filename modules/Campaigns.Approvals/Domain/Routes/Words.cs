namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Words of documents and of the API for the values of an enum: camelCase.</summary>
internal static class Words
{
    public static string Word<T>(this T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Null for a word nobody knows; numbers and other cases are none.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (value.Word() == word) return value;
        return null;
    }

    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(v => v.Word()));
}
