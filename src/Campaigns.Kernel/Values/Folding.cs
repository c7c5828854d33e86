using System.Globalization;
using System.Text;

namespace Campaigns.Kernel.Values;

/// <summary>Text as people search for it: without marks and case, đ and Ð as d, single spaces.</summary>
public static class Folding
{
    /// <summary><c>Nguyễn Thị  Đô</c> becomes <c>nguyen thi do</c>. Both places of the tone mark (hoà, hòa) fold alike.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                continue;
            }

            // Đ and Ð do not decompose; real lists hold both.
            folded.Append(c is 'đ' or 'Đ' or 'Ð' or 'ð' ? 'd' : char.ToLowerInvariant(c));
        }

        if (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    /// <summary><c>Phường Đông Sơn</c> becomes <c>phuong-dong-son</c>, for addresses.</summary>
    public static string Slug(string? text)
    {
        var slug = new StringBuilder();
        foreach (var c in Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
