using System.Globalization;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.Http;
using MiniExcelLibs;

namespace Campaigns.Registrations.Features.ImportPaperList;

/// <summary>One line of a list kept on paper.</summary>
/// <param name="Number">In the file; the header is 1.</param>
/// <param name="Body">What it says.</param>
internal sealed record PaperRow(int Number, RegistrationBody Body);

/// <summary>Reads a list that was typed into a spreadsheet: a header, then one person a row. Columns are known by their words, with marks or without.</summary>
internal static class PaperRows
{
    public const int MaxBytes = 2 * 1024 * 1024;
    public const int Most = 1000;

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["ho va ten"] = "name", ["ho ten"] = "name", ["name"] = "name", ["full name"] = "name",
        ["so dien thoai"] = "phone", ["dien thoai"] = "phone", ["phone"] = "phone",
        ["xa/phuong"] = "unit", ["xa phuong"] = "unit", ["xa"] = "unit", ["phuong"] = "unit", ["commune"] = "unit",
        ["thon"] = "hamlet", ["hamlet"] = "hamlet", ["so nguoi"] = "people", ["di may nguoi"] = "people", ["people"] = "people",
        ["can ho tro gi"] = "need", ["ghi chu"] = "need", ["note"] = "need",
    };

    /// <summary>The rows; or refused: what it is, and what would do.</summary>
    /// <param name="file">XLSX or CSV.</param>
    /// <param name="communes">Codes by folded name, short and full.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<Result<IReadOnlyList<PaperRow>>> Read(IFormFile? file, IReadOnlyDictionary<string, string> communes, CancellationToken ct)
    {
        if (file is null || file.Length == 0) return Failure.Invalid("registrations.file-missing", "file");
        if (file.Length > MaxBytes) return Failure.Invalid("registrations.file-too-large", "file", MaxBytes / 1024 / 1024);
        var bytes = await file.ReadUpTo(MaxBytes, ct);
        if (SheetKinds.Of(bytes) is not { } kind) return Failure.Invalid("registrations.paper-file-type", "file");
        try
        {
            using var stream = new MemoryStream(bytes);
            var rows = (kind == SheetKind.Text ? CsvRows.ReadWithHeadings(bytes) : stream.Query(useHeaderRow: true, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>()).Take(Most + 1).ToList();
            if (rows.Count is 0 or > Most) return Failure.Invalid("registrations.paper-rows", "file", Most);
            var read = rows.Select((row, at) => (Number: at + 2, Cells: Cells(row))).Where(r => r.Cells.Values.Any(v => v.Length > 0)).ToList();
            return read.Count == 0 || !read[0].Cells.ContainsKey("name")
                ? Failure.Invalid("registrations.paper-columns", "file")
                : read.ConvertAll(r => new PaperRow(r.Number, Body(r.Cells, communes)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Failure.Invalid("registrations.paper-file-type", "file"); // It begins like a workbook and is none.
        }
    }

    private static Dictionary<string, string> Cells(IDictionary<string, object?> row)
    {
        var cells = new Dictionary<string, string>();
        foreach (var (column, value) in row)
            if (Columns.TryGetValue(Folding.Fold(column.Trim('\uFEFF', ' ')).Trim(), out var known)) cells[known] = Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";
        return cells;
    }

    private static RegistrationBody Body(Dictionary<string, string> cells, IReadOnlyDictionary<string, string> communes)
    {
        var phone = Phone(cells.GetValueOrDefault("phone") ?? "");
        var commune = cells.GetValueOrDefault("unit") ?? "";
        return new()
        {
            FullName = cells.GetValueOrDefault("name"),
            Phone = phone,
            NoPhone = phone.Length == 0,
            UnitCode = commune.Length == 0 ? null : communes.GetValueOrDefault(Folding.Fold(commune)) ?? commune,
            Hamlet = cells.GetValueOrDefault("hamlet"),
            People = int.TryParse(cells.GetValueOrDefault("people"), CultureInfo.InvariantCulture, out var people) ? people : string.IsNullOrEmpty(cells.GetValueOrDefault("people")) ? 1 : 0,
            Need = cells.GetValueOrDefault("need"),
            ForWhom = "list",
            Consent = true,
        };
    }

    // A spreadsheet that took the phone for a number dropped its zero.
    private static string Phone(string typed) => typed.Length == 9 && typed.All(char.IsAsciiDigit) ? "0" + typed : typed;
}

/// <summary>Communes by the words people write.</summary>
internal static class CommuneNames
{
    public static async Task<IReadOnlyDictionary<string, string>> ByName(this IUnits units, DateOnly day, CancellationToken ct)
    {
        var names = new Dictionary<string, string>();
        foreach (var unit in await units.List(UnitLevel.Commune, day, null, ct))
        {
            names[Folding.Fold(unit.FullName)] = unit.Code;
            names.TryAdd(Folding.Fold(unit.Name), unit.Code);
            names[unit.Code] = unit.Code;
        }

        return names;
    }
}
