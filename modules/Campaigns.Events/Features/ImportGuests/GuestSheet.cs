using System.Globalization;
using System.Text;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Shared;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.ImportGuests;

/// <summary>Reads a list of guests, CSV or XLSX: a heading, then one person a row. Columns are known by their words, with marks or without; others are left out.</summary>
internal static class GuestSheet
{
    public const int MostRows = 1000;

    /// <summary>The headings of a list to fill in.</summary>
    public static readonly IReadOnlyList<string> Headings = ["Họ và tên", "Số điện thoại", "Thư điện tử", "Xã/phường", "Thôn"];

    private static readonly Dictionary<string, int> Columns = new()
    {
        ["ho va ten"] = 0, ["ho ten"] = 0, ["ten"] = 0, ["full name"] = 0, ["name"] = 0,
        ["so dien thoai"] = 1, ["dien thoai"] = 1, ["sdt"] = 1, ["phone"] = 1,
        ["thu dien tu"] = 2, ["email"] = 2, ["e-mail"] = 2, ["mail"] = 2,
        ["xa/phuong"] = 3, ["xa, phuong"] = 3, ["xa phuong"] = 3, ["xa"] = 3, ["phuong"] = 3, ["commune"] = 3,
        ["thon"] = 4, ["thon/to dan pho"] = 4, ["to dan pho"] = 4, ["hamlet"] = 4, ["village"] = 4,
    };

    /// <summary>The rows, empty ones left out; or what it is that cannot be read.</summary>
    public static Result<IReadOnlyList<GuestDraft>> Read(byte[] file)
    {
        var rows = SheetFile.Rows(file, MostRows + 1);
        if (!rows.Succeeded) return rows.Refused<IReadOnlyList<GuestDraft>>();
        if (rows.Value.Count > 0 && !rows.Value[0].Keys.Any(heading => Column(heading) == 0)) return Refusals.SheetWithoutNames;
        if (rows.Value.Count > MostRows) return Refusals.SheetTooLong(MostRows);
        List<GuestDraft> read = [.. rows.Value.Select((row, at) => Row(row, at + 2)).Where(r => !r.IsEmpty)];
        return read.Count == 0 ? Refusals.SheetEmpty : read;
    }

    /// <summary>The same list as text, for a form to bring it back: read again, it gives the same rows under the same numbers.</summary>
    public static string Write(IReadOnlyList<GuestDraft> rows)
    {
        var text = new StringBuilder().Append(Line(Headings));
        var at = 2;
        foreach (var row in rows)
        {
            for (; at < row.Number; at++) text.Append(Line(["", "", "", "", ""]));
            text.Append(Line([row.FullName, row.Phone, row.Email, row.Commune, row.Hamlet]));
            at++;
        }

        return text.ToString();
    }

    private static string Line(IEnumerable<string> cells) => string.Join(';', cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n";

    private static int? Column(string? heading) => Columns.TryGetValue(Folding.Fold(heading?.Trim('\uFEFF', ' ')).Trim(), out var at) ? at : null;

    private static GuestDraft Row(IDictionary<string, object?> cells, int number)
    {
        string[] read = ["", "", "", "", ""];
        foreach (var (heading, value) in cells)
            if (Column(heading) is { } at && read[at].Length == 0) read[at] = Text(value);
        return new(number, read[0], Phone(read[1]), read[2], read[3], read[4]);
    }

    // A line break inside a cell is a space; the mark before what a spreadsheet would take for a formula is not part of it.
    private static string Text(object? value) =>
        string.Join(' ', (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)).TrimStart('\'');

    // A spreadsheet that took the phone for a number dropped its zero.
    private static string Phone(string typed) => typed.Length == 9 && typed.All(char.IsAsciiDigit) ? "0" + typed : typed;
}
