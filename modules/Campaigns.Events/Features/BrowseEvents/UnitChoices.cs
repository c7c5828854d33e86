using Campaigns.Network.Contracts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Events.Features.BrowseEvents;

/// <summary>Units to choose from.</summary>
internal sealed class UnitChoices(IUnits units)
{
    /// <summary>The level between province and commune on that day: districts until 30/06/2025, operating areas since.</summary>
    public async Task<IReadOnlyList<SelectListItem>> Middle(DateOnly day, CancellationToken ct) =>
        [.. (await units.List(UnitLevel.District, day, null, ct)).Concat(await units.List(UnitLevel.Area, day, null, ct)).Select(u => new SelectListItem(u.FullName, u.Code))];

    /// <summary>Every unit that lies in one of the places, communes first of all named with their district.</summary>
    public async Task<IReadOnlyList<SelectListItem>> Under(IReadOnlyList<Kernel.Security.Scope> places, DateOnly day, CancellationToken ct)
    {
        var middle = (await units.List(UnitLevel.District, day, null, ct)).Concat(await units.List(UnitLevel.Area, day, null, ct)).ToDictionary(u => u.Code);
        var communes = await units.List(UnitLevel.Commune, day, null, ct);
        var provinces = await units.List(UnitLevel.Province, day, null, ct);
        var all = communes.Select(u => (Unit: u, Text: middle.TryGetValue(u.ParentCode ?? "", out var above) ? $"{u.Name} – {above.Name}" : u.Name))
            .Concat(middle.Values.Concat(provinces).Select(u => (Unit: u, Text: u.FullName)));
        return [.. all.Where(u => places.Any(p => p.Contains(u.Unit.Path))).Select(u => new SelectListItem(u.Text, u.Unit.Code))];
    }
}
