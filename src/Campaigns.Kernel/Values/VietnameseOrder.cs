using System.Globalization;
using System.Text;

namespace Campaigns.Kernel.Values;

/// <summary>Keys by which a database sorts Vietnamese text. Letters in the order a ă â b c d đ e ê … o ô ơ … u ư …; where all letters
/// are equal, tones none, huyền, hỏi, ngã, sắc, nặng.</summary>
/// <remarks>A key holds only small letters and digits, so that every collation of both databases puts keys in the same order.</remarks>
public static class VietnameseOrder
{
    // Lower than any letter: what ends first comes first.
    private const char End = '0', Gap = '1';
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>For a name of a person, as lists sort it: given name (the last word), then middle names, then family.</summary>
    public static string NameKey(string fullName)
    {
        var words = fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : Key(words[^1]) + Key(string.Join(' ', words[1..Math.Max(1, words.Length - 1)])) + Key(words.Length > 1 ? words[0] : "");
    }

    /// <summary>For any other text, word by word.</summary>
    public static string Key(string text)
    {
        var letters = new StringBuilder();
        var tones = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) Mark(c, letters, tones);
            else Letter(c is 'Đ' or 'đ' or 'Ð' or 'ð' ? 'đ' : char.ToLowerInvariant(c), letters, tones);
        }

        return letters.Append(End).Append(tones).Append(End).ToString();
    }

    private static void Letter(char c, StringBuilder letters, StringBuilder tones)
    {
        if (c == 'đ') letters.Append("d3");
        else if (char.IsAsciiLetter(c)) letters.Append(c).Append('2');
        else if (char.IsAsciiDigit(c)) letters.Append(Gap).Append(c);
        else letters.Append(Gap);
        tones.Append('1');
    }

    private static void Mark(char c, StringBuilder letters, StringBuilder tones)
    {
        if (tones.Length == 0) return;
        var tone = Tones.IndexOf(c, StringComparison.Ordinal);
        if (tone >= 0) tones[^1] = (char)('2' + tone);
        else if (letters[^1] == '2') letters[^1] = (letters[^2], c) switch { ('a', '\u0302') => '4', ('o', '\u031B') => '4', _ => '3' };
    }
}
