using System.Globalization;
using System.Text;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Training.Domain;
using Campaigns.Ui.Documents;
using MiniExcelLibs;

namespace Campaigns.Training.Features.ImportHistory;

/// <summary>A table as it comes: pasted or in a file, as CSV (RFC 4180; comma, semicolon or tab) or as XLSX. Columns are known by their headings, in Vietnamese
/// or English.</summary>
internal static class HistoryTable
{
    // In the order in which the rows are read.
    private static readonly string[][] Headings =
    [
        ["staff", "nhan vien", "ten dang nhap"], ["course", "khoa hoc", "ma khoa hoc"], ["code", "so chung nhan", "ma chung nhan"], ["issuedon", "ngay cap"], ["expireson", "ngay het han", "het han"],
    ];

    /// <summary>Rows of cells, the header first; or refused, because it is no table.</summary>
    public static Result<IReadOnlyList<IReadOnlyList<string>>> Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var rows = SheetKinds.Read(file, kind => (kind == SheetKind.Workbook
            ? stream.Query(excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().Select(row => (IReadOnlyList<string>)[.. row.Values.Select(Text)])
            : CsvRows.Read(file)).Take(ImportHistory.MostLines + 1).ToList());
        if (rows is null) return Refusals.HistoryFile;
        return file.All(b => b is (byte)' ' or (byte)'\r' or (byte)'\n') ? Refusals.HistoryHeader : rows;
    }

    public static Result<IReadOnlyList<IReadOnlyList<string>>> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>As CSV, so that what came in a file can be seen and put right.</summary>
    public static string Write(IReadOnlyList<IReadOnlyList<string>> rows) => string.Join('\n', rows.Select(row => string.Join(',', row.Select(Quoted))));

    /// <summary>Where each of the five columns stands; null: one is missing or there twice.</summary>
    public static int[]? Order(IReadOnlyList<string> header)
    {
        var folded = header.Select(h => Folding.Fold(h.Trim('\uFEFF', ' '))).ToList();
        var places = Headings.Select(names => folded.FindAll(names.Contains).Count == 1 ? folded.FindIndex(names.Contains) : -1).ToArray();
        return places.Contains(-1) ? null : places;
    }

    private static string Text(object? value) => value switch
    {
        DateTime at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString()?.Trim() ?? "",
    };

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
