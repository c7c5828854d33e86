using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>What the card of today says: meetings of this week, and drafts and approved ones that still need a step.</summary>
internal sealed record TodayCard(IReadOnlyList<EventWithSeats> ThisWeek, int Drafts, int Approved);

/// <summary>This week's meetings of the actor's places, on the first page of the staff.</summary>
internal sealed class TodayMeetings(EventsDbContext db, ListEventsQuery events, IActor actor, TimeProvider clock) : ISlotProvider
{
    public string Slot => "accounts.today";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        if (!actor.Has(Permissions.View)) return null;
        var today = clock.Today();
        var mine = db.Events.AsNoTracking().Within(actor, Permissions.View);
        var (first, end) = (today.Start(), today.AddDays(7).Start());
        var week = await events.Page(mine.Where(e => e.StartsAt >= first && e.StartsAt < end && (e.Status == EventStatus.Published || e.Status == EventStatus.Running)), 20, null, ct);
        var waiting = await mine.Where(e => e.StartsAt >= first && (e.Status == EventStatus.Draft || e.Status == EventStatus.Returned || e.Status == EventStatus.Approved))
            .GroupBy(e => e.Status == EventStatus.Approved).Select(g => new { Approved = g.Key, Count = g.Count() }).ToListAsync(ct);
        return new("AnswerOthers/_Today", "Events",
            new TodayCard(week.Items, waiting.Find(w => !w.Approved)?.Count ?? 0, waiting.Find(w => w.Approved)?.Count ?? 0), Order: 10);
    }
}
