using System.Globalization;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>Public addresses: unit and day, <c>dong-son-14-03-2026</c>; the next ones of that day end in <c>-2</c>, <c>-3</c>.</summary>
internal static class SlugRule
{
    /// <summary>The address an event of that unit and day has if it is the first.</summary>
    public static string Stem(string unitName, DateTimeOffset startsAt) =>
        $"{Folding.Slug(unitName)}-{startsAt.LocalDate().ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)}";

    /// <summary>The lowest address that is free.</summary>
    public static string Free(string stem, IReadOnlyCollection<string> taken)
    {
        if (!taken.Contains(stem)) return stem;
        var number = 2;
        while (taken.Contains($"{stem}-{number}")) number++;
        return $"{stem}-{number}";
    }

    /// <summary>Whether the address is one of that stem.</summary>
    public static bool Belongs(string slug, string stem) =>
        slug == stem || slug.StartsWith(stem + "-", StringComparison.Ordinal) && slug[(stem.Length + 1)..].All(char.IsAsciiDigit);
}
