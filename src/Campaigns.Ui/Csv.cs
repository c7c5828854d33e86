namespace Campaigns.Ui;

/// <summary>Comma-separated values (RFC 4180) that a spreadsheet opens without harm: UTF-8 with BOM, and a cell that would be taken for a
/// formula has an apostrophe in front (OWASP: CSV injection).</summary>
public static class Csv
{
    /// <summary>Media type of the file.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    /// <summary>One line with its end.</summary>
    public static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>What a file begins with, so that spreadsheets know its encoding.</summary>
    public static string Start => "\uFEFF";

    /// <summary>A text that no spreadsheet takes for a formula.</summary>
    public static string Safe(string text) => text.Length > 0 && IsFormula(text) ? "'" + text : text;

    private static string Cell(string? text)
    {
        var safe = Safe(text ?? "");
        return safe.Length == 0 ? "" : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // Also behind spaces, which spreadsheets drop, and in the wide forms which they take for the narrow ones.
    private static bool IsFormula(string text)
    {
        var first = text.AsSpan().TrimStart();
        return text[0] is '\t' or '\r' or '\n' || (first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '|' or '%' or '＝' or '＋' or '－' or '＠');
    }
}
