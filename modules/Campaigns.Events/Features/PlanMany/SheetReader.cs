using System.Globalization;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Shared;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.PlanMany;

/// <summary>Reads a sheet, CSV or XLSX, into rows of the planning grid. Columns are known by their heading, in Vietnamese or English; others are left out.</summary>
internal static class SheetReader
{
    public const int MostRows = 100;
    public const int MostBytes = SheetFile.MostBytes;

    private static readonly Dictionary<string, Action<GridRow, string>> Columns = new()
    {
        ["ten buoi"] = (r, v) => r.Title = v, ["title"] = (r, v) => r.Title = v,
        ["loai buoi"] = (r, v) => r.Format = v, ["format"] = (r, v) => r.Format = v,
        ["xa/phuong"] = (r, v) => r.Unit = v, ["xa"] = (r, v) => r.Unit = v, ["unit"] = (r, v) => r.Unit = v,
        ["ngay"] = (r, v) => r.Day = v, ["day"] = (r, v) => r.Day = v,
        ["bat dau"] = (r, v) => r.StartsAt = v, ["start"] = (r, v) => r.StartsAt = v,
        ["ket thuc"] = (r, v) => r.EndsAt = v, ["end"] = (r, v) => r.EndsAt = v,
        ["dia diem"] = (r, v) => r.Venue = v, ["venue"] = (r, v) => r.Venue = v,
        ["so cho"] = (r, v) => r.Capacity = v, ["capacity"] = (r, v) => r.Capacity = v,
        ["kinh phi"] = (r, v) => r.Budget = v, ["budget"] = (r, v) => r.Budget = v,
        ["bao cao vien"] = (r, v) => r.Presenters = v, ["presenters"] = (r, v) => r.Presenters = v,
        ["nguoi ban dang ky"] = (r, v) => r.Desk = v, ["desk"] = (r, v) => r.Desk = v,
        ["ghi chu"] = (r, v) => r.Note = v, ["note"] = (r, v) => r.Note = v,
    };

    /// <summary>The headings of a sheet to fill in.</summary>
    public static readonly IReadOnlyList<string> Headings = ["Tên buổi", "Loại buổi", "Xã/phường", "Ngày", "Bắt đầu", "Kết thúc", "Địa điểm", "Số chỗ", "Kinh phí", "Báo cáo viên", "Người bàn đăng ký", "Ghi chú"];

    public static Result<IReadOnlyList<GridRow>> Read(byte[] file)
    {
        var rows = SheetFile.Rows(file, MostRows + 1);
        return rows.Succeeded ? Take(rows.Value) : rows.Refused<IReadOnlyList<GridRow>>();
    }

    private static Result<IReadOnlyList<GridRow>> Take(List<IDictionary<string, object?>> rows)
    {
        if (rows.Count > 0 && !rows[0].Keys.Any(heading => Columns.ContainsKey(Folding.Fold(heading?.Trim())))) return Refusals.SheetWithoutColumns;
        List<GridRow> read = [.. rows.Select(Row).Where(r => !r.IsEmpty)];
        if (read.Count == 0) return Refusals.SheetEmpty;
        return read.Count > MostRows ? Refusals.SheetTooLong(MostRows) : read;
    }

    private static GridRow Row(IDictionary<string, object?> cells)
    {
        var row = new GridRow();
        foreach (var (heading, value) in cells)
            if (Columns.TryGetValue(Folding.Fold(heading.Trim()), out var put) && Text(heading, value) is { Length: > 0 } text) put(row, text);
        return row;
    }

    // Excel keeps a day and an hour as one number; the column says which of the two is meant.
    private static string Text(string heading, object? value) => value switch
    {
        DateTime at when Folding.Fold(heading.Trim()) is "ngay" or "day" => at.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
        DateTime at => at.AddSeconds(1).ToString("HH:mm", CultureInfo.InvariantCulture), // A part of a day is not exact.
        TimeSpan time => time.ToString("hh\\:mm", CultureInfo.InvariantCulture),
        double part when part is > 0 and < 1 => TimeSpan.FromMinutes(Math.Round(part * 24 * 60)).ToString("hh\\:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString()?.Trim() ?? "",
    };
}
