using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.Reports;

/// <summary>Titles of routes and of their steps as they are in use now; older versions told the same steps by the same ids. What is not in use any more stands by its id.</summary>
internal sealed class RouteTitles(ApprovalsDbContext db, RouteShelf shelf)
{
    private readonly Dictionary<string, Route> _routes = [];

    public IReadOnlyList<SelectListItem> Choices => [.. _routes.Select(r => new SelectListItem(r.Value.Title.Title(r.Key), r.Key)).OrderBy(r => VietnameseOrder.Key(r.Text), StringComparer.Ordinal)];

    public async Task Load(CancellationToken ct)
    {
        foreach (var head in await db.Routes.AsNoTracking().Where(r => r.CurrentVersion > 0).Select(r => new { r.Key, r.CurrentVersion }).ToListAsync(ct))
            _routes[head.Key] = await shelf.Version(head.Key, head.CurrentVersion, ct);
    }

    public string Of(string route) => _routes.TryGetValue(route, out var found) ? found.Title.Title(route) : route;

    /// <summary>Where a step stands in its route; one that is not in use any more stands last.</summary>
    public int Ordinal(string route, string stage, string step) => _routes.TryGetValue(route, out var found) && found.AllSteps.ToList().FindIndex(s => s.Stage.Id == stage && s.Step.Id == step) is >= 0 and var place ? place : int.MaxValue;

    public string Place(string route, string stage, string step) => _routes.TryGetValue(route, out var found) ? Shown.Place(found, stage, step) : step;
}
