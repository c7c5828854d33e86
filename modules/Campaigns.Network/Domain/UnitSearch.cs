using System.Text;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Network.Domain;

/// <summary>Finds units as people name them: without marks, with or without the kind, by the name of today or by an old one.</summary>
/// <remarks>Order: the exact name with its marks, the exact name without, names that begin so, a word that begins so, any place.
/// What is called so today comes before what was.</remarks>
internal static class UnitSearch
{
    // Folded; the longer first, since "thi xa" begins with no shorter kind but "xa" would cut "xa xa" wrongly.
    private static readonly string[] Kinds = ["thanh pho", "thi tran", "thi xa", "khu vuc", "phuong", "huyen", "tinh", "xa", "tp", "tx", "tt", "p.", "x.", "h."];

    private const string Formerly = " cu";

    public static IReadOnlyList<Unit> Search(this UnitTree tree, string? words, UnitLevel? level, DateOnly on, string? parentCode)
    {
        var pool = tree.List(level, on, parentCode).ToList();
        var wish = Folding.Fold(words).Trim();
        if (wish.Length == 0) return pool;

        var marked = words!.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var found = Ranked(tree, pool, wish, marked, on);
        // "tinh gia" is a name that begins like a kind: the kind is taken off only where nothing is called just so.
        if (WithoutKind(wish) is { } bare && !found.Values.Any(rank => rank < (int)Likeness.Begins * 2))
            foreach (var (unit, rank) in Ranked(tree, pool, bare, "", on)) found.TryAdd(unit, rank + 100);
        return [.. pool.Where(found.ContainsKey).OrderBy(unit => found[unit])];
    }

    private static Dictionary<Unit, int> Ranked(UnitTree tree, List<Unit> pool, string wish, string marked, DateOnly on)
    {
        var found = new Dictionary<Unit, int>();
        foreach (var unit in pool)
            if (LikenessOf(unit, wish, marked) is { } likeness) found[unit] = (int)likeness * 2;

        var former = wish.EndsWith(Formerly, StringComparison.Ordinal) ? wish[..^Formerly.Length] : wish;
        var wanted = pool.ToHashSet();
        foreach (var closed in tree.All.Where(u => u.ValidTo < on))
        {
            if (LikenessOf(closed, former, marked) is not { } likeness) continue;
            foreach (var heir in tree.Successors(closed, on).Where(wanted.Contains))
                found[heir] = Math.Min(found.GetValueOrDefault(heir, int.MaxValue), (int)likeness * 2 + 1);
        }

        return found;
    }

    private static Likeness? LikenessOf(Unit unit, string wish, string marked)
    {
        if (marked.Length > 0 && (Same(unit.Name, marked) || Same(unit.FullName, marked))) return Likeness.Exact;
        var (name, full) = (Folding.Fold(unit.Name), Folding.Fold(unit.FullName));
        if (name == wish || full == wish) return Likeness.WithoutMarks;
        if (name.StartsWith(wish, StringComparison.Ordinal) || full.StartsWith(wish, StringComparison.Ordinal)) return Likeness.Begins;
        var at = full.IndexOf(wish, StringComparison.Ordinal);
        if (at < 0) return null;
        return full[at - 1] == ' ' ? Likeness.BeginsWord : Likeness.Contains;
    }

    private static bool Same(string name, string marked) => string.Equals(name.ToLowerInvariant(), marked, StringComparison.Ordinal);

    private static string? WithoutKind(string wish)
    {
        var kind = Array.Find(Kinds, k => wish.StartsWith(k + " ", StringComparison.Ordinal));
        return kind is null ? null : wish[(kind.Length + 1)..].TrimStart();
    }

    private enum Likeness
    {
        Exact,
        WithoutMarks,
        Begins,
        BeginsWord,
        Contains,
    }
}
