using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Approvals.Features.FireTimers;

/// <summary>How many timers fired, and how many came too late to tell anybody.</summary>
internal sealed record Swept(int Fired, int Collapsed);

/// <summary>Fires due timers in order of time, each in its own transaction with what it causes. Any number of processes may sweep at once:
/// the timer's state decides, under the request's turn. Who finds another at a request goes on to the next one.</summary>
internal sealed class TimerSweep(IServiceScopeFactory scopes)
{
    private const int Batch = 200;

    public async Task<Swept> Run(CancellationToken ct)
    {
        var (fired, collapsed) = (0, 0);
        while (await Due(ct) is { Count: > 0 } due)
        {
            var (before, late) = (fired, collapsed);
            var busy = new HashSet<Guid>(); // Their later timers wait too: they are fired in order.
            foreach (var (timer, request) in due.Where(d => !busy.Contains(d.Request)))
            {
                var state = await Fire(timer, request, busy, ct);
                if (state == TimerState.Fired) fired++;
                if (state == TimerState.Collapsed) collapsed++;
            }

            if ((before, late) == (fired, collapsed)) break; // All of them are somebody else's now.
        }

        return new(fired, collapsed);
    }

    private async Task<List<(Guid Timer, Guid Request)>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApprovalsDbContext>();
        var now = scope.ServiceProvider.GetRequiredService<ModuleClock>().GetUtcNow();
        var found = await db.Timers.Where(t => t.State == TimerState.Waiting && t.DueAt <= now).Join(db.Requests.Where(r => !r.OnHold), t => t.RequestId, r => r.Id, (t, r) => t)
            .OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(Batch).Select(t => new { t.Id, t.RequestId }).ToListAsync(ct);
        return found.ConvertAll(t => (t.Id, t.RequestId));
    }

    private async Task<TimerState?> Fire(Guid id, Guid request, HashSet<Guid> busy, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<ApprovalsDbContext>();

        // Sweeps that began with the same list: most of what another has fired by now is not read as a whole.
        if (!await CaseQueries.Of(db).IsWaiting(db, id, ct)) return null;
        TimerState? became = null;
        var worked = await scope.ServiceProvider.GetRequiredService<CaseWork>().DoUnlessBusy(request, Caller.Timer, (file, at) =>
        {
            var timer = file.Timers.Find(t => t.Id == id);
            if (timer is not { State: TimerState.Waiting } || timer.DueAt > at.Now || file.Request.OnHold) return Answer.Done;
            new Timers(file, at).Fire(timer);
            became = timer.State;
            return Answer.Done;
        }, ct);
        if (worked is null) busy.Add(request);
        return became;
    }
}
