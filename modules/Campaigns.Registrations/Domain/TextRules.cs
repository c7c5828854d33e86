using System.Globalization;
using System.Text;

namespace Campaigns.Registrations.Domain;

/// <summary>Text from people: composed (NFC), single spaces, without invisible signs.</summary>
internal static class TextRules
{
    /// <summary>Whether it holds what no name or note can hold: control characters, halves of surrogate pairs.</summary>
    public static bool IsBroken(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i])) return true;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return true;
            i++;
        }

        return false;
    }

    /// <summary>As it is kept; null when nothing is left. Ask <see cref="IsBroken"/> first.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            // Zero-width signs come with pasted text; two names that look alike must be alike.
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            if (!char.IsWhiteSpace(c)) clean.Append(c);
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }

        var result = clean.ToString().TrimEnd();
        return result.Length == 0 ? null : result;
    }
}
