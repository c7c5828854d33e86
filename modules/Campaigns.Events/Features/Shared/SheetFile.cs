using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.Http;
using MiniExcelLibs;

namespace Campaigns.Events.Features.Shared;

/// <summary>A sheet that was sent, CSV or XLSX: what it is shows in its first bytes, whatever its name says.</summary>
internal static class SheetFile
{
    public const int MostBytes = 2_000_000;

    /// <summary>What was sent, unless it is nothing or too large.</summary>
    public static async Task<Result<byte[]>> Take(IFormFile? sheet, CancellationToken ct)
    {
        if (sheet is null || sheet.Length == 0) return Refusals.SheetEmpty;
        if (sheet.Length > MostBytes) return Refusals.SheetTooLarge;
        return await sheet.ReadUpTo(MostBytes, ct);
    }

    /// <summary>The rows behind the headings, at most so many, each cell under its heading.</summary>
    public static Result<List<IDictionary<string, object?>>> Rows(byte[] file, int most)
    {
        if (file.Length == 0) return Refusals.SheetEmpty;
        if (file.Length > MostBytes) return Refusals.SheetTooLarge;
        using var stream = new MemoryStream(file);
        var rows = SheetKinds.Read(file, kind =>
            (kind == SheetKind.Workbook ? stream.Query(useHeaderRow: true, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>() : CsvRows.ReadWithHeadings(file)).Take(most).ToList());
        return rows is null ? Refusals.SheetUnreadable : rows;
    }
}
