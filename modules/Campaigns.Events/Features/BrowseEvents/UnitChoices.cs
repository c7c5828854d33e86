using Campaigns.Network.Contracts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Events.Features.BrowseEvents;

/// <summary>Units to choose from.</summary>
internal sealed class UnitChoices(IUnits units)
{
    /// <summary>The level between province and commune on that day: districts until 30/06/2025, operating areas since.</summary>
    public async Task<IReadOnlyList<SelectListItem>> Middle(DateOnly day, CancellationToken ct) => [.. (await units.Middle(day, ct)).Select(u => new SelectListItem(u.FullName, u.Code))];
}

/// <summary>Questions about units that the forms share.</summary>
internal static class UnitLevels
{
    /// <summary>Districts or operating areas, whichever there are on that day.</summary>
    public static async Task<IReadOnlyList<Unit>> Middle(this IUnits units, DateOnly day, CancellationToken ct) =>
        [.. (await units.List(UnitLevel.District, day, null, ct)).Concat(await units.List(UnitLevel.Area, day, null, ct)).DistinctBy(u => u.Code)];
}
