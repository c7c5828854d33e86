using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.PlanRoutes;

/// <summary>Routes in force that are not as they come with the product, for a deployment plan. They come in published: they were written and published
/// elsewhere, and who carries the plan out answers for them here. Drafts, running requests and who holds which position are no part of it.</summary>
internal sealed class RoutesPart(ApprovalsDbContext db, RouteDesk desk, PlannedRoutes planned, IStringLocalizer texts) : IPlanPart
{
    public string Name => "approvals-routes-in-force";

    public string Permission => Permissions.RoutePublish;

    public async Task<JsonObject?> Export(CancellationToken ct)
    {
        var shipped = ShippedRoutes.All().ToDictionary(d => d.GetProperty("key").GetString()!, Canonical.Hash);
        var inForce = await db.Editions.AsNoTracking().Where(e => e.State == VersionState.Published).OrderBy(e => e.RouteKey).ToListAsync(ct);
        var retired = await db.Routes.AsNoTracking().Where(r => r.RetiredAt != null).OrderBy(r => r.Key).Select(r => r.Key).ToListAsync(ct);
        var own = inForce.Where(e => shipped.GetValueOrDefault(e.RouteKey) != e.Hash).Select(e => (JsonNode?)JsonNode.Parse(e.Doc)).ToList();
        var calendar = await planned.OwnCalendar(ct);
        if (own.Count + retired.Count == 0 && calendar is null) return null;
        var step = new JsonObject { ["routes"] = new JsonArray([.. own]), ["retired"] = new JsonArray([.. retired.Select(r => (JsonNode?)r)]) };
        if (calendar is not null) step["calendar"] = calendar;
        return step;
    }

    public async Task<Result<IReadOnlyList<string>>> Import(JsonObject step, bool save, CancellationToken ct)
    {
        if (step["routes"] is not JsonArray docs || (step["retired"] ?? new JsonArray()) is not JsonArray retired || retired.Any(r => r?.GetValueKind() != JsonValueKind.String)) return Failure.Invalid("approvals.plan-shape", "routes");
        var (publish, failures) = await Routes(docs, ct);
        var keys = retired.Select(r => r!.GetValue<string>()).ToList();
        var retire = await db.Editions.Where(e => keys.Contains(e.RouteKey) && e.State == VersionState.Published).OrderBy(e => e.RouteKey).ToListAsync(ct);
        var (calendar, fault) = await planned.Calendar(step["calendar"], ct);
        if (fault is not null) failures.Add(Told(fault, "calendar"));
        if (failures.Count > 0) return Result<IReadOnlyList<string>>.Refuse(failures);
        if (save) await Carry(publish, retire, calendar, ct);
        List<string> changes = [.. publish.Select(p => texts["approvals.plan-route", p.Route.Title.Title(p.Route.Key)].Value), .. retire.Select(r => texts["approvals.plan-retired", r.RouteKey].Value)];
        if (calendar is not null) changes.Add(texts["approvals.plan-calendar"]);
        return changes;
    }

    private async Task<(List<(Route Route, JsonElement Doc)> Publish, List<Failure> Failures)> Routes(JsonArray docs, CancellationToken ct)
    {
        var (publish, failures) = (new List<(Route, JsonElement)>(), new List<Failure>());
        foreach (var (doc, place) in docs.Select((d, i) => (JsonSerializer.SerializeToElement(d), $"routes/{i}")))
        {
            var (route, faults) = RouteReader.Read(doc);
            var hash = Canonical.Hash(doc);
            if (route is not null && await db.Editions.AnyAsync(e => e.RouteKey == route.Key && e.State == VersionState.Published && e.Hash == hash, ct)) continue;
            failures.AddRange((route is null ? faults : await desk.Faults(route, ct)).Take(10).Select(f => Told(f, place)));
            if (route is not null && await db.Editions.AnyAsync(e => e.RouteKey == route.Key && e.State == VersionState.Draft, ct)) failures.Add(RouteDesk.DraftExists.At(place));
            if (route is not null) publish.Add((route, doc));
        }

        return (publish, failures);
    }

    private async Task Carry(List<(Route Route, JsonElement Doc)> publish, List<RouteEdition> retire, JsonElement? calendar, CancellationToken ct)
    {
        foreach (var (route, doc) in publish) await planned.Publish(route, doc, ct);
        foreach (var edition in retire) await desk.Retire(edition, ct);
        if (calendar is { } changed) await planned.Keep(changed, ct);
    }

    private Failure Told(Fault fault, string place) => Failure.Invalid("approvals.document-fault", place + fault.Pointer, fault.Pointer, texts["approvals.route-" + fault.Code, fault.Detail].Value);
}
