using System.Text.Json;

namespace Campaigns.Insurance.Domain;

/// <summary>The outside words of statuses and kinds: lower case with hyphens.</summary>
internal static class StatusWords
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T? Read<T>(string? word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == word)
                return value;
        return null;
    }
}
