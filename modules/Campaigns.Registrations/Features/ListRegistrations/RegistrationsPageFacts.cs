using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.CountVisits;
using Campaigns.Registrations.Features.Seats;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.ListRegistrations;

/// <summary>What stands around the list.</summary>
/// <param name="Units">Communes that registrants of this event live in.</param>
/// <param name="Groups">Its quotas.</param>
/// <param name="Funnel">From seeing the page to joining.</param>
internal sealed record RegistrationsPageView(IReadOnlyList<SelectListItem> Units, IReadOnlyList<SelectListItem> Groups, Funnel Funnel);

/// <summary>How many went how far; people, but for pages seen and forms begun.</summary>
internal sealed record Funnel(int Seen, int Started, int Registered, int Came, int Joined);

internal sealed class RegistrationsPageFacts(RegistrationsDbContext db, IActor actor, Offerings offerings, IUnits units, Visits visits, IEnumerable<IOfferingOutcome> outcomes, TimeProvider clock)
{
    /// <summary>The event's roster, where the caller may see it; an event nobody registered for yet shows as one without rows.</summary>
    public async Task<Roster?> Roster(Guid id, CancellationToken ct)
    {
        var roster = await db.Rosters.AsNoTracking().Where(r => r.Id == id).Within(actor, Permissions.View).SingleOrDefaultAsync(ct);
        if (roster is not null) return roster;
        return await offerings.Find(id, ct) is { } offering && actor.Has(Permissions.View, new Scope(offering.ScopePath)) ? Domain.Roster.Of(offering) : null;
    }

    public async Task<RegistrationsPageView> Of(Roster roster, CancellationToken ct)
    {
        var codes = await db.Registrations.AsNoTracking().Where(r => r.RosterId == roster.Id && r.UnitCode != null).Select(r => r.UnitCode!).Distinct().ToListAsync(ct);
        var names = codes.Count == 0 ? null : await units.Many(codes, clock.Today(), ct);
        var homes = codes.Select(code => new SelectListItem(names!.TryGetValue(code, out var unit) ? unit.FullName : code, code)).OrderBy(i => i.Text, StringComparer.Ordinal);
        return new([.. homes], [.. roster.Quotas.Select(q => new SelectListItem($"{q.Name} ({q.Taken}/{q.Seats})", q.Key))], await Funnel(roster, ct));
    }

    private async Task<Funnel> Funnel(Roster roster, CancellationToken ct)
    {
        await visits.Write(ct);
        var pages = await db.Visits.AsNoTracking().Where(v => v.RosterId == roster.Id).GroupBy(v => v.RosterId).Select(g => new { Seen = g.Sum(v => v.Seen), Started = g.Sum(v => v.Started) }).SingleOrDefaultAsync(ct);
        var joined = 0;
        foreach (var outcome in outcomes) joined += await outcome.Joined(roster.Id, ct);
        return new(pages?.Seen ?? 0, pages?.Started ?? 0, roster.Taken + roster.Waitlisted, roster.HeadCount ?? roster.Attended, joined);
    }
}
