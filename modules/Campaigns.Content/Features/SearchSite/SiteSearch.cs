using Campaigns.Content.Contracts;
using Campaigns.Kernel.Values;

namespace Campaigns.Content.Features.SearchSite;

/// <summary>Finds public pages by words, without regard to case and marks. Every word must be there; an exact match with marks ranks first,
/// then a match in the title, then the newest.</summary>
internal static class SiteSearch
{
    public const int QueryLimit = 100;
    private const int AtMost = 50;

    public static IReadOnlyList<PublicPage> Find(IEnumerable<PublicPage> pages, string query)
    {
        var asked = query.Trim().Normalize();
        var words = Folding.Fold(asked).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];

        return
        [
            .. pages.Select(page => (Page: page, Text: Folding.Fold(page.Title + "\n" + page.SearchText)))
                .Where(found => Array.TrueForAll(words, word => found.Text.Contains(word, StringComparison.Ordinal)))
                .OrderBy(found => Rank(found.Page, asked, words))
                .ThenByDescending(found => found.Page.ChangedAt)
                .Select(found => found.Page)
                .Take(AtMost),
        ];
    }

    private static int Rank(PublicPage page, string asked, string[] words)
    {
        if (page.Title.Normalize().Contains(asked, StringComparison.OrdinalIgnoreCase)) return 0;
        if (page.SearchText.Normalize().Contains(asked, StringComparison.OrdinalIgnoreCase)) return 1;
        var title = Folding.Fold(page.Title);
        return Array.TrueForAll(words, word => title.Contains(word, StringComparison.Ordinal)) ? 2 : 3;
    }
}
