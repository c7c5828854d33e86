using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.TakeBack;

/// <summary>Keeps how a public event was before a change, for as long as nobody was told of it. Joins the caller's turn.</summary>
internal sealed class Takebacks(EventsDbContext db, EventDesk desk, ISettings<MailingSettings> settings, IActor actor)
{
    /// <summary>Whether changes wait at all.</summary>
    public bool Waits => settings.Current.Hold > 0;

    /// <summary>Called before the change is made. A change of which nobody was told yet is followed by this one: people are told once, from what they know.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="now">The event, not changed yet.</param>
    /// <param name="undoable">Leave a way back open.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Before> Begin(ChangeKind kind, Event now, bool undoable, CancellationToken ct)
    {
        var earlier = await db.Takebacks.SingleOrDefaultAsync(t => t.EventId == now.Id && t.Status == TakebackStatus.Open, ct);
        if (earlier?.MailingId is { } told) (await db.Mailings.SingleAsync(m => m.Id == told, ct)).Drop();
        earlier?.Settle();
        if (now.PublishedAt is null) return new(null, new(now.StartsAt, now.EndsAt));
        var fresh = earlier?.Followed(kind, desk.By) ?? Takeback.Before(kind, now, desk.By);
        var kept = undoable && Waits ? fresh : null;
        if (kept is not null) db.Add(kept);
        return new(kept, new(fresh.OldStartsAt, fresh.OldEndsAt));
    }

    /// <summary>The bar of an event, for who may press it.</summary>
    public Task<Takeback?> Open(Guid eventId, CancellationToken ct) =>
        db.Takebacks.AsNoTracking().Within(actor, Permissions.Plan).SingleOrDefaultAsync(t => t.EventId == eventId && t.Status == TakebackStatus.Open, ct);
}

/// <summary>What was there before a change.</summary>
/// <param name="Kept">The way back; null: there is none.</param>
/// <param name="Known">The time people know.</param>
internal sealed record Before(Takeback? Kept, Period Known);
