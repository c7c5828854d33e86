using Campaigns.Events.Data;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.ShowEvent;
using Campaigns.Kernel.Slots;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>The next three meetings on the home page.</summary>
internal sealed class HomeMeetings(EventsDbContext db, ListEventsQuery events, TimeProvider clock) : ISlotProvider
{
    public string Slot => "content.home-meetings";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var next = await events.Page(db.Events.AsNoTracking().Coming(now), 3, null, ct);
        return next.Items.Count == 0 ? null : new("AnswerOthers/_HomeMeetings", "Events", next.Items.Select(e => new PublicEvent(e, now)).ToList());
    }
}
