using System.Text;
using Campaigns.Events.Features.ImportGuests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Events.Features.PlanMany;

/// <summary>Sheets to fill in: the headings, and one row that shows how.</summary>
internal static class TemplateEndpoint
{
    private static readonly string[] Example = ["Họp dân về BHXH tự nguyện tại Đông Quang", "Họp dân ở xã, phường", "Đông Quang", "12/03/2026", "14:00", "16:30", "Nhà văn hóa phường Đông Quang", "50", "", "Nguyễn Thị Thảo", "", ""];

    private static readonly string[] Guest = ["Nguyễn Văn An", "0912 345 678", "", "", "Thôn Đông"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        Sheet(routes, "/admin/events/grid/template.csv", "mau-lap-buoi.csv", SheetReader.Headings, Example);
        Sheet(routes, "/admin/events/guests/template.csv", "mau-khach-moi.csv", GuestSheet.Headings, Guest);
    }

    // With the mark of its encoding, so that Excel reads Vietnamese.
    private static void Sheet(IEndpointRouteBuilder routes, string address, string name, IEnumerable<string> headings, IEnumerable<string> example) =>
        routes.MapGet(address, () => Results.File(new UTF8Encoding(true).GetPreamble().Concat(Encoding.UTF8.GetBytes(Line(headings) + Line(example))).ToArray(), "text/csv; charset=utf-8", name))
            .RequireAuthorization(Permissions.Plan).ExcludeFromDescription();

    private static string Line(IEnumerable<string> cells) => string.Join(';', cells) + "\r\n";
}
