using Campaigns.Network.Contracts;

namespace Campaigns.Network.Features;

/// <summary>Reads what lists are asked by in their address.</summary>
internal static class QueryWords
{
    /// <summary>Whether it is the word of a level or nothing.</summary>
    public static bool TryLevel(string? text, out UnitLevel? level)
    {
        level = text switch
        {
            "province" => UnitLevel.Province,
            "district" => UnitLevel.District,
            "area" => UnitLevel.Area,
            "commune" => UnitLevel.Commune,
            _ => null,
        };
        return level is not null || string.IsNullOrEmpty(text);
    }

    public static string Of(UnitLevel level) => level.ToString().ToLowerInvariant();
}
