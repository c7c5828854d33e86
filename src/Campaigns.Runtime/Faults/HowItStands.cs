using System.Data.Common;
using Campaigns.Kernel.Operations;
using Campaigns.Runtime.Jobs;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Storage;
using Campaigns.Data;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.Faults;

internal sealed class HowItStands(DatabaseOptions database, Vitals vitals, Runs runs, Schedules schedules, IBackups backups, TimeProvider clock) : IOperations
{
    public async Task<Standing> Standing(CancellationToken ct)
    {
        await vitals.Look(TimeSpan.FromSeconds(5), ct);
        var now = TimeProvider.System.GetUtcNow();
        var (dead, failed, oldest) = vitals.Latency is null ? (null, null, null) : await Deliveries(now, ct);
        var newest = backups.List().Select(b => (DateTimeOffset?)b.TakenAt).FirstOrDefault();
        return new(dead, failed, oldest, vitals.DiskFree, vitals.Latency, newest is null ? null : now - newest, vitals.Conditions);
    }

    public async Task<IReadOnlyList<ScheduledJob>> Schedules(CancellationToken ct)
    {
        var all = schedules.All;
        var newest = await runs.Newest([.. all.Select(j => j.Name)], ct);
        var now = clock.GetUtcNow();
        return [.. all.Select(j => new ScheduledJob(j.Name, j.Cron!, schedules.NextAfter(j, now), newest.GetValueOrDefault(j.Name))).OrderBy(j => j.NextAt)];
    }

    public Task<IReadOnlyList<RunFacts>> Running(CancellationToken ct) => runs.Running(ct);

    public Task<bool> Cancel(Guid id, CancellationToken ct) => runs.Cancel(id, ct);

    private async Task<(long? Dead, long? FailedJobs, TimeSpan? Oldest)> Deliveries(DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var db = CoreDbContext.Open(database);
            var open = db.Inbox.AsNoTracking().Where(m => m.DoneAt == null);
            var dead = await open.LongCountAsync(m => m.DeadAt != null, ct);
            var jobs = await open.LongCountAsync(m => m.Name.StartsWith("job:") && (m.DeadAt != null || m.Attempts > 0), ct);
            var business = clock.GetUtcNow();
            var oldest = await open.Where(m => m.DeadAt == null && (m.DueAt == null || m.DueAt <= business)).MinAsync(m => (DateTimeOffset?)m.NextAt, ct);
            return (dead, jobs, oldest is { } since && since < now ? now - since : TimeSpan.Zero);
        }
        catch (DbException)
        {
            return (null, null, null);
        }
    }
}
