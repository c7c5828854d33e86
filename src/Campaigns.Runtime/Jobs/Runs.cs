using System.Data.Common;
using Campaigns.Data;
using Campaigns.Kernel.Operations;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Jobs;

/// <summary>Notes runs in the database, so that every process shows them and can cancel them.</summary>
internal sealed class Runs(DatabaseOptions database, ILogger<Runs> log) : ILongWork
{
    private const int KeptOfEach = 50;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    // Ten beats missed: its process is gone.
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(20);

    // Work inside of a job reports as that job.
    private readonly AsyncLocal<Current?> _current = new();

    public async Task<bool> Run(string name, Func<Action<int, int>, CancellationToken, Task> work, CancellationToken ct)
    {
        if (_current.Value is not { } outer) return await Do(name, null, work, ct) == RunOutcome.Done;
        await work(outer.Report, ct);
        return true;
    }

    /// <summary>Does it as a run of its own. What it throws is noted and thrown on, unless somebody cancelled it.</summary>
    public async Task<RunOutcome> Do(string name, DateTimeOffset? due, Func<Action<int, int>, CancellationToken, Task> work, CancellationToken ct)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var over = new CancellationTokenSource();
        var current = new Current(await Begin(name, due, ct));
        var beating = KeepBeating(current, cancel, over.Token);
        var (outcome, error) = (RunOutcome.Lost, (string?)null);
        try
        {
            _current.Value = current;
            await work(current.Report, cancel.Token);
            outcome = RunOutcome.Done;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            outcome = RunOutcome.Cancelled;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            (outcome, error) = (RunOutcome.Failed, $"{e.GetType().Name}: {e.Message}");
            throw;
        }
        finally
        {
            _current.Value = null;
            await over.CancelAsync();
            await beating;
            await End(current, outcome, error);
        }

        return outcome;
    }

    public async Task<IReadOnlyList<RunFacts>> Running(CancellationToken ct)
    {
        await using var db = CoreDbContext.Open(database);
        var gone = TimeProvider.System.GetUtcNow() - Gone;
        await db.Runs.Where(r => r.EndedAt == null && r.SeenAt < gone).ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, r => r.SeenAt).SetProperty(r => r.Outcome, RunOutcome.Lost), ct);
        return [.. (await db.Runs.AsNoTracking().Where(r => r.EndedAt == null).OrderBy(r => r.StartedAt).ToListAsync(ct)).Select(r => r.Facts())];
    }

    public async Task<IReadOnlyDictionary<string, RunFacts>> Newest(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        await using var db = CoreDbContext.Open(database);
        var newest = new Dictionary<string, RunFacts>();
        foreach (var name in names)
            if (await db.Runs.AsNoTracking().Where(r => r.Name == name).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct) is { } run) newest[name] = run.Facts();
        return newest;
    }

    public async Task<bool> Cancel(Guid id, CancellationToken ct)
    {
        await using var db = CoreDbContext.Open(database);
        return await db.Runs.Where(r => r.Id == id && r.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.CancelAsked, true), ct) > 0;
    }

    private async Task<Guid> Begin(string name, DateTimeOffset? due, CancellationToken ct)
    {
        await using var db = CoreDbContext.Open(database);
        var old = await db.Runs.Where(r => r.Name == name).OrderByDescending(r => r.Id).Skip(KeptOfEach - 1).Select(r => r.Id).FirstOrDefaultAsync(ct);
        if (old != Guid.Empty) await db.Runs.Where(r => r.Name == name && r.Id <= old && r.EndedAt != null).ExecuteDeleteAsync(ct);
        var now = TimeProvider.System.GetUtcNow();
        var run = new RunRow { Name = name, DueAt = due, StartedAt = now, SeenAt = now };
        db.Runs.Add(run);
        await db.SaveChangesAsync(ct);
        return run.Id;
    }

    private async Task KeepBeating(Current current, CancellationTokenSource cancel, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Beat, TimeProvider.System, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested) return;
            try
            {
                await using var db = CoreDbContext.Open(database);
                var now = TimeProvider.System.GetUtcNow();
                await db.Runs.Where(r => r.Id == current.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.SeenAt, now).SetProperty(r => r.Done, current.Done).SetProperty(r => r.Total, current.Total), CancellationToken.None);
                if (await db.Runs.AnyAsync(r => r.Id == current.Id && r.CancelAsked, CancellationToken.None)) await cancel.CancelAsync();
            }
            catch (DbException e)
            {
                log.LogWarning(e, "Run {Run} could not say that it is alive", current.Id);
            }
        }
    }

    // The work is over whatever becomes of this note.
    private async Task End(Current current, RunOutcome outcome, string? error)
    {
        try
        {
            await using var db = CoreDbContext.Open(database);
            var now = TimeProvider.System.GetUtcNow();
            await db.Runs.Where(r => r.Id == current.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, now).SetProperty(r => r.Outcome, outcome).SetProperty(r => r.Error, error)
                .SetProperty(r => r.Done, current.Done).SetProperty(r => r.Total, current.Total), CancellationToken.None);
        }
        catch (DbException e)
        {
            log.LogWarning(e, "The end of run {Run} could not be noted", current.Id);
        }
    }

    private sealed class Current(Guid id)
    {
        private long _progress;

        public Guid Id => id;

        public int Done => (int)(Volatile.Read(ref _progress) >> 32);

        public int Total => (int)(Volatile.Read(ref _progress) & int.MaxValue);

        public void Report(int done, int total) => Volatile.Write(ref _progress, ((long)done << 32) | (uint)total);
    }
}
