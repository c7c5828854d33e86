using System.Globalization;
using System.Text;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.ReadAudit;

/// <summary>All entries of a filter as a file, written as they are read.</summary>
internal static class ExportAudit
{
    // More is for the database's own tools.
    private const int Most = 100_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/audit/export", Write).RequireAuthorization(Permissions.ViewAudit).ExcludeFromDescription();

    private static async Task Write(HttpContext http, IAuditLog log, IStringLocalizer texts)
    {
        var ct = http.RequestAborted;
        var filter = new AuditFilter(Text(http, "who"), Text(http, "what"), Day(http, "from"), Day(http, "to"), Text(http, "q"));
        await log.Write("operations.audit-exported", new("core.audit", Guid.Empty), new { filter.Action, filter.From, filter.To }, ct);
        http.Response.ContentType = Csv.MediaType;
        http.Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        var head = new[] { "audit-number", "audit-when", "audit-who", "audit-what", "audit-record", "entry-record-id", "entry-from", "entry-via", "entry-address", "audit-details", "entry-changes" };
        await http.Response.WriteAsync(Csv.Start + Csv.Line(head.Select(key => texts["operations." + key].Value)), Encoding.UTF8, ct);
        var rows = 0;
        await foreach (var row in log.All(filter, ct))
        {
            await http.Response.WriteAsync(Line(row, texts), Encoding.UTF8, ct);
            if (++rows == Most) return;
        }
    }

    private static string Line(AuditRow row, IStringLocalizer texts) => Csv.Line(row.Number.ToString(CultureInfo.InvariantCulture), Formats.Moment(row.At), row.ActorName, texts[row.Action],
        Told.Kind(row.Record.Kind, texts), row.Record.Id.ToString(), row.Channel, row.Via, row.Address, row.Details, string.Join("; ", row.Changes.Select(c => $"{c.Field}: {c.Before ?? "∅"} → {c.After ?? "∅"}")));

    private static string? Text(HttpContext http, string name) => http.Request.Query[name] is [{ Length: > 0 and <= 200 } text] ? text : null;

    private static DateOnly? Day(HttpContext http, string name) => DateOnly.TryParseExact(http.Request.Query[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
