using System.Globalization;
using System.Text;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Ui;
using Microsoft.AspNetCore.Http;
using MiniExcelLibs;

namespace Campaigns.Registrations.Features.ExportRegistrations;

/// <summary><c>GET /admin/events/{id}/registrations/export</c>: CSV or XLSX of the filter's rows. Noted in the audit.</summary>
internal static class ExportEndpoint
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<IResult> Handle(Guid id, string? format, HttpContext http, RegistrationsPageFacts facts, RegistrationSheet sheet, IAuditLog log)
    {
        var ct = http.RequestAborted;
        if (await facts.Roster(id, ct) is not { } roster) return Results.NotFound();
        var (columns, rows) = await sheet.Of(roster, RegistrationFilter.Read(http.Request.QueryString.Value), ct);
        await log.Write("registrations.export-list", new RecordRef("registrations.roster", id), new { format = format == "xlsx" ? "xlsx" : "csv", rows = rows.Count }, ct);
        var name = $"dang-ky-{roster.Slug}";
        return format == "xlsx" ? Results.File(await Xlsx(columns, rows, ct), Workbook, name + ".xlsx") : Results.File(Encoding.UTF8.GetBytes(Text(columns, rows)), Csv.MediaType, name + ".csv");
    }

    private static string Text(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder(Csv.Start).Append(Csv.Line(columns));
        foreach (var row in rows) text.Append(Csv.Line(row.Select(Word)));
        return text.ToString();
    }

    // Numbers and days stay numbers and days; what is a text is one, and none begins like a formula.
    private static async Task<byte[]> Xlsx(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await file.SaveAsAsync(rows.Select(row => columns.Select((column, at) => (column, at)).ToDictionary(c => $"{c.column}", c => row[c.at] is string text ? Csv.Safe(text) : row[c.at])), cancellationToken: ct);
        return file.ToArray();
    }

    private static string? Word(object? value) => value switch
    {
        DateTime moment => moment.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
