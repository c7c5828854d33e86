using System.Security.Cryptography;
using System.Text;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.ShowEvent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.PublishCalendar;

/// <summary><c>/events.ics</c> to subscribe to, <c>/events/{slug}.ics</c> to save.</summary>
internal static class CalendarEndpoints
{
    // A calendar that was read while an event stood in it must still learn that it was cancelled.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private const int AtMost = 2000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events.ics", All).AllowAnonymous().CacheOutput(PublicCache.Calendar).ExcludeFromDescription();
        routes.MapGet("/events/{slug}.ics", One).AllowAnonymous().CacheOutput(PublicCache.Page).ExcludeFromDescription();
    }

    private static async Task<IResult> All(HttpContext http, EventsDbContext db, ListEventsQuery events, TimeProvider clock, IStringLocalizer texts, Organisers organisers, string? area, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - Kept;
        var shown = db.Events.AsNoTracking().Public().Where(e => e.EndsAt >= since);
        if (!string.IsNullOrEmpty(area)) shown = await events.Narrow(shown, new(Unit: area), ct);
        var rows = await shown.OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(AtMost).Select(EventRow.Read).ToListAsync(ct);
        return Answer(http, CalendarFile.Write(rows, texts["events.browse-title"], row => Address(http, row), organisers.Current), "PUBLISH", "events.ics");
    }

    private static async Task<IResult> One(HttpContext http, string slug, EventsDbContext db, Organisers organisers, CancellationToken ct)
    {
        var row = await db.Events.AsNoTracking().Public().Where(e => e.Slug == slug).Select(EventRow.Read).SingleOrDefaultAsync(ct);
        if (row is null) return Results.NotFound();
        http.Shows(row.Id);
        return Answer(http, CalendarFile.WriteOne(row, Address(http, row), organisers.Current), CalendarFile.MethodOf(row), row.Slug + ".ics");
    }

    private static Uri Address(HttpContext http, EventRow row) => new($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/events/{row.Slug}");

    private static IResult Answer(HttpContext http, string text, string method, string fileName)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "public, max-age=300";
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal)) return Results.StatusCode(304);
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{fileName}\"";
        return Results.Text(text, $"text/calendar; charset=utf-8; method={method}");
    }
}
