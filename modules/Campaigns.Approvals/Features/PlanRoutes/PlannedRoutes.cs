using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Domain.Time;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.KeepCalendar;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.PlanRoutes;

/// <summary>Carries out what a deployment plan says of routes and of the working calendar.</summary>
internal sealed class PlannedRoutes(ApprovalsDbContext db, RouteDesk desk, Calendars calendars, CurrentCaller caller)
{
    private const string CalendarKey = "vn-official";

    /// <summary>The calendar when it is another than the one that comes with the product; null: it is not.</summary>
    public async Task<JsonNode?> OwnCalendar(CancellationToken ct)
    {
        var doc = await db.Calendars.AsNoTracking().Where(c => c.Key == CalendarKey).Select(c => c.Doc).SingleOrDefaultAsync(ct);
        return doc is null || Hash(doc) == Hash(Shipped()) || Hash(doc) == Hash(RouteShelf.StandardWeek) ? null : JsonNode.Parse(doc);
    }

    /// <summary>The calendar of a plan when it changes anything, or why it cannot be taken.</summary>
    public async Task<(JsonElement? Changed, Fault? Fault)> Calendar(JsonNode? doc, CancellationToken ct)
    {
        if (doc is null) return (null, null);
        var element = JsonSerializer.SerializeToElement(doc);
        if (CalendarDoc.Read(CalendarKey, element) is { Calendar: null, Faults: [var first, ..] }) return (null, first);
        var there = await db.Calendars.AsNoTracking().Where(c => c.Key == CalendarKey).Select(c => c.Doc).SingleOrDefaultAsync(ct);
        return there is not null && Hash(there) == Canonical.Hash(element) ? (null, null) : (element, null);
    }

    public Task Keep(JsonElement calendar, CancellationToken ct) => calendars.Publish(CalendarKey, Canonical.Text(calendar), ct);

    /// <summary>As the next version of its key, in force from now on.</summary>
    public async Task Publish(Route route, JsonElement doc, CancellationToken ct)
    {
        var draft = await desk.Draft(doc, route, Circumstances.System, ct);
        if (draft.Succeeded) await desk.Publish(draft.Value, caller.UserId, "deployment plan", ct);
    }

    private static string Shipped()
    {
        using var stream = typeof(PlannedRoutes).Assembly.GetManifestResourceStream("Recipes/vn-official.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Hash(string doc) => Canonical.Hash(JsonNode.Parse(doc));
}
