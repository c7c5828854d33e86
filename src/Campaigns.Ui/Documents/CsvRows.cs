using System.Text;
using Microsoft.VisualBasic.FileIO;

namespace Campaigns.Ui.Documents;

/// <summary>Reads CSV as spreadsheets write it (RFC 4180, UTF-8; comma, semicolon or tab, whichever the first line has most of). One bad row does not spoil the
/// others: it may be shorter or longer than the header, or hold a quote that nobody closes.</summary>
public static class CsvRows
{
    /// <summary>Every row that is not empty, cells without the spaces around them, the header being the first.</summary>
    public static IEnumerable<IReadOnlyList<string>> Read(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file).TrimStart('\uFEFF', '\r', '\n');
        string[] separators = [Separator(text)];
        using var parser = Parser(text, separators);
        while (!parser.EndOfData)
        {
            if (Next(parser) is { } row)
            {
                yield return row;
                continue;
            }

            // A quote that nobody closes takes in everything behind it: from there on a row ends with its line.
            foreach (var line in parser.ErrorLine.Split('\n'))
            {
                using var one = Parser(line, separators);
                if (!one.EndOfData) yield return Next(one) ?? line.Split(separators[0], StringSplitOptions.TrimEntries);
            }
        }
    }

    /// <summary>The rows behind the header, each cell under its heading; cells without a heading are left out, and of two columns with one heading the second.</summary>
    public static IEnumerable<IDictionary<string, object?>> ReadWithHeadings(byte[] file)
    {
        IReadOnlyList<string>? headings = null;
        foreach (var row in Read(file))
        {
            if (headings is null)
            {
                headings = row;
                continue;
            }

            var cells = new Dictionary<string, object?>();
            for (var i = 0; i < headings.Count; i++) cells.TryAdd(headings[i], i < row.Count ? row[i] : "");
            yield return cells;
        }
    }

    private static TextFieldParser Parser(string text, string[] separators) =>
        new(new StringReader(text)) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true, Delimiters = separators };

    private static string[]? Next(TextFieldParser parser)
    {
        try
        {
            return parser.ReadFields() ?? [];
        }
        catch (MalformedLineException)
        {
            return null;
        }
    }

    private static string Separator(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t' }.MaxBy(mark => first.Count(c => c == mark)).ToString();
    }
}
