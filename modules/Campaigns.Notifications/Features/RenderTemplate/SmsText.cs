using System.Globalization;
using System.Text;

namespace Campaigns.Notifications.Features.RenderTemplate;

/// <summary>Makes a text fit one SMS: without marks, on one line, at most 160 characters of the GSM alphabet (3GPP TS 23.038), cut at a word.
/// A link at the end is what the person needs most: the words before it give way.</summary>
internal static class SmsText
{
    public const int Limit = 160;
    private const string Cut = "...";

    public static string Of(string text)
    {
        var plain = OneLine(Plain(text));
        if (plain.Length <= Limit) return plain;

        var link = LinkAtEnd(plain);
        var room = Limit - Cut.Length - (link.Length > 0 ? link.Length + 1 : 0);
        if (room <= 0) return Shorten(plain, Limit - Cut.Length);
        return Shorten(plain[..^link.Length], room) + (link.Length > 0 ? " " + link : "");
    }

    private static string Shorten(string text, int room)
    {
        var end = text.LastIndexOf(' ', room);
        return text[..(end > 0 ? end : room)].TrimEnd(' ', ',', ';', ':', '-', '.') + Cut;
    }

    private static string LinkAtEnd(string text)
    {
        var last = text[(text.LastIndexOf(' ') + 1)..];
        return last.StartsWith("http://", StringComparison.Ordinal) || last.StartsWith("https://", StringComparison.Ordinal) ? last : "";
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(InGsm(c));
        return plain.ToString();
    }

    // What costs two places in the GSM alphabet ([ ] { } ~ ^ \ |) or is not in it at all is written another way; the rest of the world is left out.
    private static string InGsm(char c) => c switch
    {
        'đ' or 'ð' => "d",
        'Đ' or 'Ð' => "D",
        '₫' => "d",
        '–' or '—' or '‑' or '~' => "-",
        '“' or '”' or '„' => "\"",
        '‘' or '’' or '`' => "'",
        '…' => Cut,
        '[' or '{' => "(",
        ']' or '}' => ")",
        '\\' or '|' => "/",
        '^' => "",
        '•' or '·' => "-",
        _ when char.IsWhiteSpace(c) => " ",
        >= ' ' and < '\u007F' => c.ToString(),
        _ => "",
    };

    private static string OneLine(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
