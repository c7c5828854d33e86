using System.Text.Json;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.KeepDraft;

/// <summary>What was typed and not saved.</summary>
internal sealed record KeptForm(Guid Id, EventForm Form, DateTimeOffset KeptAt);

/// <summary>What the pages with the form do about drafts: always those of the one who asks.</summary>
internal sealed class Drafts(EventsDbContext db, DraftKeys keys, IHandler<KeepDraft, DateTimeOffset> keep, IHandler<ForgetDraft, Done> forget, IActor actor, TimeProvider clock)
{
    /// <summary>Of one form, the newest first.</summary>
    public async Task<IReadOnlyList<KeptForm>> Of(Guid eventId, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - FormDraft.Kept;
        var rows = await db.Drafts.AsNoTracking().Where(d => d.OwnerId == actor.Id && d.EventId == eventId && d.Text != null && d.KeptAt > since).OrderByDescending(d => d.KeptAt).ThenByDescending(d => d.Id).ToListAsync(ct);
        return [.. rows.Where(d => d.Text!.Length > 0).Select(d => new KeptForm(d.Id, JsonSerializer.Deserialize<EventForm>(d.Text!)!, d.KeptAt))];
    }

    /// <summary>What a form of the actor carries.</summary>
    public string Seal(Guid id, Guid eventId) => keys.Seal(new(id, actor.Id ?? Guid.Empty, eventId));

    /// <summary>What a form carries, where it is the actor's own and of that event.</summary>
    public DraftKey? Open(string? carried, Guid eventId) => keys.Open(carried) is { } key && key.OwnerId == actor.Id && key.EventId == eventId ? key : null;

    public async Task<DateTimeOffset> Keep(DraftKey key, EventForm form, CancellationToken ct) => (await keep.Handle(new(key, form), ct)).Value;

    public Task Forget(DraftKey key, CancellationToken ct) => forget.Handle(new(key), ct);

    public async Task Forget(Guid id, Guid eventId, CancellationToken ct)
    {
        if (actor.Id is { } me && await db.Drafts.AnyAsync(d => d.Id == id && d.OwnerId == me && d.EventId == eventId && d.Text != null, ct)) await Forget(new DraftKey(id, me, eventId), ct);
    }
}
