using Campaigns.Data.Paging;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.OpenDesk;

/// <summary>The meetings whose desk is the actor's.</summary>
internal sealed class MyDesks(RegistrationsDbContext db, DeskAccess access, IActor actor, TimeProvider clock)
{
    // More than anybody's desks of two weeks.
    private const int AtMost = 100;

    /// <summary>From today until the end of that day, soonest first. One that runs takes no registrations any more and has its desk all the same.</summary>
    public async Task<IReadOnlyList<Roster>> Until(DateOnly last, CancellationToken ct)
    {
        var (from, tomorrow, end) = (clock.Today().Start(), clock.Today().AddDays(1).Start(), last.AddDays(1).Start());
        var rosters = await db.Rosters.AsNoTracking().Within(actor, Permissions.CheckIn).Where(r => r.EndsAt >= from && r.StartsAt < end && (r.Open || r.Taken > 0 && r.StartsAt < tomorrow))
            .OrderBy(r => r.StartsAt).ThenBy(r => r.Id).Take(AtMost).ToListAsync(ct);
        var mine = new List<Roster>();
        foreach (var roster in rosters)
            if (await access.MayWork(roster, ct)) mine.Add(roster);
        return mine;
    }
}

/// <summary>Today's desks on the page of today's work.</summary>
internal sealed class TodaySlot(MyDesks desks, IActor actor, TimeProvider clock) : ISlotProvider
{
    public string Slot => "accounts.today";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        if (!actor.Has(Permissions.CheckIn)) return null;
        var today = await desks.Until(clock.Today(), ct);
        return today.Count == 0 ? null : new("OpenDesk/_DesksToday", "Registrations", today, Order: 20);
    }
}
