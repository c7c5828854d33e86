using Campaigns.Ui;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;

namespace Campaigns.Training.Features.Matrix;

/// <summary>The matrix as a spreadsheet: days are days, so that they sort and count.</summary>
internal static class MatrixFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static Stream Write(CertificateMatrix matrix, IStringLocalizer texts)
    {
        var file = new MemoryStream();
        file.SaveAs(matrix.Rows.Select(row => Line(matrix, row, texts)));
        file.Position = 0;
        return file;
    }

    private static Dictionary<string, object?> Line(CertificateMatrix matrix, MatrixRow row, IStringLocalizer texts)
    {
        var line = new Dictionary<string, object?> { [texts["training.full-name"]] = Safe(row.Who.Name), [texts["training.office"]] = Safe(row.Who.Office) };
        for (var i = 0; i < matrix.Courses.Count; i++)
        {
            var (course, cell) = (matrix.Courses[i], row.Cells[i]);
            line[$"{course.Code} {course.Title}"] = cell.State is Domain.CertificateState.Valid ? cell.ExpiresOn!.Value.ToDateTime(TimeOnly.MinValue) : cell.Word == "none" ? null : cell.Text(texts);
        }

        line[texts["training.presents-until"]] = row.PresentsUntil?.ToDateTime(TimeOnly.MinValue);
        return line;
    }

    // A name that a spreadsheet would take for a formula stays a name (OWASP: CSV injection).
    private static string Safe(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
