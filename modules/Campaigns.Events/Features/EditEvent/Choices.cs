using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>One thing to choose by name.</summary>
/// <param name="Key">Id or code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Tells two of one name apart.</param>
internal sealed record Choice(string Key, string Name, string Place);

/// <summary>Things that are chosen by typing their name; marks and case do not matter. Two of one name are told apart by their place.</summary>
internal sealed class Choices(IReadOnlyList<Choice> all)
{
    private readonly ILookup<string, Choice> _byName = all.ToLookup(c => Folding.Fold(c.Name));

    /// <summary>What the field suggests.</summary>
    public IEnumerable<string> Suggestions => all.Select(Show);

    public string Show(Choice choice) => _byName[Folding.Fold(choice.Name)].Skip(1).Any() ? $"{choice.Name}, {choice.Place}" : choice.Name;

    /// <summary>What stands in the field for a key; the key itself for what is not in the list.</summary>
    public string ShowKey(string key) => all.FirstOrDefault(c => c.Key == key) is { } found ? Show(found) : key;

    /// <summary>The one that is meant: by key, by name, or by name and place. Null: none, or more than one.</summary>
    public Choice? Find(string? typed)
    {
        var folded = Folding.Fold(typed?.Trim());
        if (all.FirstOrDefault(c => c.Key == typed?.Trim()) is { } byKey) return byKey;
        var named = _byName[folded].ToList();
        if (named.Count == 1) return named[0];
        return all.SingleOrNone(c => Folding.Fold($"{c.Name}, {c.Place}") == folded);
    }
}

internal static class One
{
    /// <summary>The only one; null when there are none or several.</summary>
    public static T? SingleOrNone<T>(this IEnumerable<T> all, Func<T, bool> fits)
        where T : class
    {
        var found = all.Where(fits).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
