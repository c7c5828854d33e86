using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.BrowseEvents;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Contracts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.EditEvent;

/// <summary>What the form offers to this actor on one day.</summary>
internal sealed record FormLists(IReadOnlyList<SelectListItem> Campaigns, Choices Units, Choices Venues, Choices Presenters, Choices Desk);

/// <summary>Collects what the form offers.</summary>
internal sealed class FormChoices(EventsDbContext db, IUnits units, IStaff staff, ICampaigns campaigns, IActor actor)
{
    // A list longer than that is not read by anyone; a hall beyond it is still found by its name.
    private const int MostVenues = 2000;

    /// <param name="day">The day of the event, as far as it is known.</param>
    /// <param name="chosen">The campaign it has already; stays among the choices even if it does not run that day.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<FormLists> On(DateOnly day, Guid? chosen, CancellationToken ct)
    {
        var running = (await campaigns.Running(day, ct)).ToList();
        if (chosen is { } id && running.TrueForAll(c => c.Id != id) && await campaigns.Find(id, ct) is { } kept) running.Add(kept);
        return new([.. running.Select(c => new SelectListItem(c.Name, c.Id.ToString()))], await Units(day, ct), await Venues(ct), await Staff("presenter", ct), await Staff("desk", ct));
    }

    private async Task<Choices> Units(DateOnly day, CancellationToken ct)
    {
        var places = actor.Where(Permissions.Plan);
        var middle = await units.Middle(day, ct);
        var names = middle.ToDictionary(u => u.Code, u => u.FullName);
        var all = (await units.List(UnitLevel.Commune, day, null, ct)).Concat(middle).Concat(await units.List(UnitLevel.Province, day, null, ct));
        return new([.. all.Where(u => places.Any(p => p.Contains(u.Path)))
            .Select(u => new Choice(u.Code, u.Level is UnitLevel.Commune ? u.Name : u.FullName, names.GetValueOrDefault(u.ParentCode ?? "") ?? u.FullName, u.FullName))]);
    }

    private async Task<Choices> Venues(CancellationToken ct)
    {
        var rows = await db.Venues.AsNoTracking().Within(actor, Permissions.View).OrderBy(v => v.Name).ThenBy(v => v.Id).Take(MostVenues)
            .Select(v => new { v.Id, v.Name, v.Address }).ToListAsync(ct);
        return new([.. rows.Select(v => new Choice(v.Id.ToString(), v.Name, v.Address))]);
    }

    private async Task<Choices> Staff(string role, CancellationToken ct) =>
        new([.. (await staff.WithRole(role, null, ct)).Select(s => new Choice(s.Id.ToString(), s.Name, s.Office))]);
}
