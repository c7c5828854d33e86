using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>Where people may be invited from: the unit of an event, those above it and its neighbours, as far as they are the planner's.</summary>
internal sealed class InvitePlaces(IUnits units, IActor actor)
{
    public async Task<IReadOnlyList<SelectListItem>> Near(EventRow row, CancellationToken ct)
    {
        var day = row.StartsAt.LocalDate();
        var path = row.ScopePath.Split('/');
        var above = await units.Many(path, day, ct);
        var communes = path.Length > 1 ? await units.List(UnitLevel.Commune, day, path[1], ct) : [];
        return [.. path.Where(above.ContainsKey).Reverse().Select(c => above[c]).Concat(communes).DistinctBy(u => u.Code).Where(u => actor.Has(Permissions.Plan, new Scope(u.Path))).Select(u => new SelectListItem(u.FullName, u.Code))];
    }
}
