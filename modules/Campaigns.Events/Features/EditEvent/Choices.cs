using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>One thing to choose by name.</summary>
/// <param name="Key">Id or code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Tells two of one name apart.</param>
/// <param name="Whole">The name with its kind, as sheets have it: <c>Phường Đông Sơn</c>.</param>
internal sealed record Choice(string Key, string Name, string Place, string? Whole = null);

/// <summary>Things that are chosen by typing their name; marks and case do not matter. Two of one name are told apart by their place.</summary>
internal sealed class Choices(IReadOnlyList<Choice> all)
{
    private readonly ILookup<string, Choice> _byName = all.ToLookup(c => Folding.Fold(c.Name));

    /// <summary>What the field suggests.</summary>
    public IEnumerable<string> Suggestions => all.Select(Show);

    public string Show(Choice choice) => _byName[Folding.Fold(choice.Name)].Skip(1).Any() ? $"{choice.Name}, {choice.Place}" : choice.Name;

    /// <summary>What stands in the field for a key; the key itself for what is not in the list.</summary>
    public string ShowKey(string key) => all.FirstOrDefault(c => c.Key == key) is { } found ? Show(found) : key;

    /// <summary>The one that is meant: by key, by name, by name and place, or by its whole name. Of several that differ
    /// by their marks alone the one written so. Null: none, or more than one.</summary>
    public Choice? Find(string? typed)
    {
        var folded = Folding.Fold(typed?.Trim());
        if (all.FirstOrDefault(c => c.Key == typed?.Trim()) is { } byKey) return byKey;
        var named = _byName[folded].ToList();
        if (named.Count == 1) return named[0];
        var written = typed?.Trim().Normalize();
        if ((all.SingleOrNone(c => Same(c.Name, written)) ?? all.SingleOrNone(c => Same(c.Whole, written))) is { } exact) return exact;
        return all.SingleOrNone(c => Folding.Fold($"{c.Name}, {c.Place}") == folded) ?? all.SingleOrNone(c => c.Whole is { } whole && Folding.Fold(whole) == folded);
    }

    /// <summary>More than one has this name.</summary>
    public bool HasSeveral(string name) => _byName[Folding.Fold(name.Trim())].Skip(1).Any();

    private static bool Same(string? name, string? written) => name is not null && string.Equals(name, written, StringComparison.OrdinalIgnoreCase);
}

internal static class FormFields
{
    /// <summary>Beside the field of the form: the API also says which element of a list it is.</summary>
    public static IReadOnlyList<Failure> AtFields(this IEnumerable<Failure> failures) =>
        [.. failures.Select(f => f.Field is { } field && field.LastIndexOf('.') is > 0 and var dot && int.TryParse(field.AsSpan(dot + 1), out _) ? f.At(field[..dot]) : f)];
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
