using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Events.Features.PlanMany;

/// <summary>A sheet to fill in: the headings, and one row that shows how.</summary>
internal static class TemplateEndpoint
{
    private static readonly string[] Example = ["Họp dân về BHXH tự nguyện tại Đông Quang", "Họp dân ở xã, phường", "Đông Quang", "12/03/2026", "14:00", "16:30", "Nhà văn hóa phường Đông Quang", "50", "Nguyễn Thị Thảo", "", ""];

    // With the mark of its encoding, so that Excel reads Vietnamese.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/events/grid/template.csv", () =>
            Results.File(new UTF8Encoding(true).GetPreamble().Concat(Encoding.UTF8.GetBytes(Line(SheetReader.Headings) + Line(Example))).ToArray(), "text/csv; charset=utf-8", "mau-lap-buoi.csv"))
            .RequireAuthorization(Permissions.Plan).ExcludeFromDescription();

    private static string Line(IEnumerable<string> cells) => string.Join(';', cells) + "\r\n";
}
