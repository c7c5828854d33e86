using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.KeepChecklist;

/// <summary>A line of an event's checklist.</summary>
/// <param name="DueOn">Last day.</param>
/// <param name="DoneAt">Null: not yet.</param>
internal sealed record ChecklistLine(string Key, string What, DateOnly DueOn, DateTimeOffset? DoneAt, string DoneBy)
{
    public bool IsLate(DateOnly today) => DoneAt is null && DueOn < today;
}

/// <summary>What is to be done for an event by when: the format's list, held against what was done.</summary>
internal sealed class Checklist(EventsDbContext db, FormatCatalog formats)
{
    public async Task<IReadOnlyList<ChecklistLine>> Of(EventRow row, CancellationToken ct)
    {
        if (formats.Find(row.Format) is not { Checklist.Count: > 0 } format || row.Status is EventStatus.Cancelled) return [];
        var done = await db.Tasks.AsNoTracking().Where(t => t.EventId == row.Id).ToDictionaryAsync(t => t.What, ct);
        return [.. format.Checklist.Select(task => done.TryGetValue(task.What.Vi, out var kept)
            ? new ChecklistLine(task.What.Vi, task.What.Here, row.StartsAt.LocalDate().AddDays(-task.Before), kept.DoneAt, kept.DoneBy)
            : new(task.What.Vi, task.What.Here, row.StartsAt.LocalDate().AddDays(-task.Before), null, "")).OrderBy(l => l.DueOn)];
    }
}

/// <summary>Something of the checklist is done, or is not after all. Twice is once.</summary>
internal sealed record TickTask(Guid Id, string? What, bool Done) : ICommand<Done>;

internal sealed class TickTaskHandler(EventsDbContext db, EventDesk desk, FormatCatalog formats, IActor actor) : IHandler<TickTask, Done>
{
    public async Task<Result<Done>> Handle(TickTask command, CancellationToken ct)
    {
        var format = await db.Events.AsNoTracking().Within(actor).Where(e => e.Id == command.Id).Select(e => e.Format).SingleOrDefaultAsync(ct);
        if (format is null || formats.Find(format)?.Checklist.Any(t => t.What.Vi == command.What) != true) return Refusals.NoSuchEvent;
        await using var turn = await db.LockNamesAsync([$"events.task/{command.Id}"], ct);
        var kept = await db.Tasks.SingleOrDefaultAsync(t => t.EventId == command.Id && t.What == command.What, ct);
        if (command.Done && kept is null) db.Add(new EventTask { EventId = command.Id, What = command.What!, DoneAt = desk.By.At, DoneBy = desk.By.Name });
        if (!command.Done && kept is not null) db.Remove(kept);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return Done.It;
    }
}
