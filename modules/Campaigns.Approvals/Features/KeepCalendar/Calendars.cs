using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Jobs;
using Campaigns.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.KeepCalendar;

/// <summary>Working calendars. A new one moves every open deadline that counts working time: up to a bound at once, the rest by a job.</summary>
internal sealed class Calendars(ApprovalsDbContext db, CaseWork work, IJobs jobs)
{
    private const int AtOnce = 500;

    public async Task<(int Version, int Recalculated)> Publish(string key, string doc, CancellationToken ct)
    {
        var calendar = await db.Calendars.SingleOrDefaultAsync(c => c.Key == key, ct);
        if (calendar is null) db.Add(calendar = new WorkCalendar { Key = key, Doc = doc, Number = key == "vn-official" ? 2 : 1 });
        else (calendar.Doc, calendar.Number) = (doc, calendar.Number + 1);
        var version = calendar.Number;
        await db.SaveChangesAsync(ct);
        return (version, await Recalculate(null, ct));
    }

    /// <summary>Of the version in use; the one that comes with the program has the first.</summary>
    public async Task<int> Number(string key, CancellationToken ct) => await db.Calendars.Where(c => c.Key == key).Select(c => (int?)c.Number).SingleOrDefaultAsync(ct) ?? (key == "vn-official" ? 1 : 0);

    /// <summary>Goes through the running requests after that one. Answers how many deadlines moved.</summary>
    public async Task<int> Recalculate(Guid? after, CancellationToken ct)
    {
        var ids = await db.Steps.Where(s => s.State == StepState.Open && s.DueAt != null && (after == null || s.RequestId > after)).Select(s => s.RequestId).Distinct().OrderBy(i => i).Take(AtOnce + 1).ToListAsync(ct);
        var moved = 0;
        foreach (var id in ids.Take(AtOnce))
        {
            var holds = await Holds(id, ct);
            var worked = await work.Do(id, Caller.Engine, (file, at) =>
            {
                new Timers(file, at).Recalculate(holds);
                return Answer.Done;
            }, ct);
            moved += worked.File?.Rows.Count(r => r.Event == "SlaRecalculated") ?? 0;
        }

        if (ids.Count > AtOnce)
        {
            jobs.Enqueue<RecalculateDeadlines, RecalculateArgs>(new(ids[AtOnce - 1]));
            await db.SaveChangesAsync(ct);
        }

        return moved;
    }

    // Over by now; one that lasts moves everything on when it ends.
    private async Task<List<(DateTimeOffset From, DateTimeOffset To)>> Holds(Guid request, CancellationToken ct)
    {
        var rows = await db.History.AsNoTracking().Where(a => a.RequestId == request && (a.Event == "Held" || a.Event == "Released")).OrderBy(a => a.Seq).Select(a => new { a.Event, a.At }).ToListAsync(ct);
        return [.. rows.Zip(rows.Skip(1)).Where(p => p.First.Event == "Held" && p.Second.Event == "Released").Select(p => (p.First.At, p.Second.At))];
    }
}
