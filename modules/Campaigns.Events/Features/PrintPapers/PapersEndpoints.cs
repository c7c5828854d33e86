using Campaigns.Events.Domain;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Network.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.PrintPapers;

/// <summary>Papers of an event, as PDF: the run sheet for those who hold it, and for what is public a poster for the wall.</summary>
internal static class PapersEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/events/{id:guid}/run-sheet", Sheet).RequireAuthorization(Permissions.View).ExcludeFromDescription();
        routes.MapGet("/admin/events/{id:guid}/poster", Wall).RequireAuthorization(Permissions.View).ExcludeFromDescription();
    }

    private static async Task<IResult> Sheet(Guid id, ListEventsQuery events, FormatCatalog formats, IStaff staff, IStringLocalizer texts, CancellationToken ct)
    {
        if (await events.One(id, ct) is not { } meeting) return Results.NotFound();
        var people = await staff.Many([.. meeting.Row.Presenters.Concat(meeting.Row.Desk).Distinct()], ct);
        List<string> Names(IReadOnlyList<Guid> ids) => [.. ids.Where(people.ContainsKey).Select(p => people[p].Name)];
        return Results.File(RunSheet.Write(meeting, formats.Find(meeting.Row.Format), new(Names(meeting.Row.Presenters), Names(meeting.Row.Desk)), texts), "application/pdf", $"kich-ban-{meeting.Row.Slug}.pdf");
    }

    private static async Task<IResult> Wall(HttpContext http, Guid id, ListEventsQuery events, IStringLocalizer texts, CancellationToken ct)
    {
        if (await events.One(id, ct) is not { } meeting || meeting.Row.PublishedAt is null || meeting.Row.Status is EventStatus.Cancelled) return Results.NotFound();
        var address = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/events/{meeting.Row.Slug}";
        return Results.File(Poster.Write(meeting.Row, address, texts), "application/pdf", $"ap-phich-{meeting.Row.Slug}.pdf");
    }
}
