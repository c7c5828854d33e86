using System.Text.Json;
using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.KeepDraft;

/// <summary>Keeps what stands in a form for the one who typed it. The key says who that is: it may come after their session ended.</summary>
internal sealed record KeepDraft(DraftKey Key, EventForm Form) : ICommand<DateTimeOffset>;

internal sealed class KeepDraftHandler(EventsDbContext db, TimeProvider clock) : IHandler<KeepDraft, DateTimeOffset>
{
    // Of one form; whoever has more of them open has forgotten the first ones.
    private const int Most = 5;

    public async Task<Result<DateTimeOffset>> Handle(KeepDraft command, CancellationToken ct)
    {
        var (id, owner, eventId) = command.Key;
        await using var turn = await db.LockNamesAsync([$"events.draft/{owner:N}"], ct);
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Id == id && d.OwnerId == owner, ct) is not { } draft)
        {
            db.Add(draft = FormDraft.Of(id, owner, eventId));
            var older = await db.Drafts.Where(d => d.OwnerId == owner && d.EventId == eventId && d.Text != null).OrderByDescending(d => d.KeptAt).ThenByDescending(d => d.Id).Select(d => d.Id).Skip(Most - 1).ToListAsync(ct);
            await db.Drafts.Where(d => older.Contains(d.Id)).ExecuteDeleteAsync(ct);
        }

        draft.Keep(JsonSerializer.Serialize(command.Form), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return draft.KeptAt;
    }
}

/// <summary>It was saved, or thrown away.</summary>
internal sealed record ForgetDraft(DraftKey Key) : ICommand<Done>;

internal sealed class ForgetDraftHandler(EventsDbContext db, TimeProvider clock) : IHandler<ForgetDraft, Done>
{
    public async Task<Result<Done>> Handle(ForgetDraft command, CancellationToken ct)
    {
        var (id, owner, eventId) = command.Key;
        await using var turn = await db.LockNamesAsync([$"events.draft/{owner:N}"], ct);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Id == id && d.OwnerId == owner, ct);

        // Also where nothing was kept yet: what was under way when the form was saved does not bring it back.
        if (draft is null) db.Add(draft = FormDraft.Of(id, owner, eventId));
        draft.Drop(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return Done.It;
    }
}
