using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Jobs;
using Campaigns.Data;
using Campaigns.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.Cases;

/// <summary>What was done to a request.</summary>
/// <param name="Answer">What the engine said.</param>
/// <param name="File">The request afterwards; null when there is none.</param>
/// <param name="At">Under which circumstances.</param>
internal sealed record Worked(Answer Answer, CaseFile? File, Circumstances? At);

/// <summary>One command on one request: takes its turn, loads it, lets the engine act, saves everything in one transaction. Rivals queue; the version proves it.</summary>
internal sealed class CaseWork(ApprovalsDbContext db, Surroundings surroundings, RouteShelf shelf, IJobs jobs, ModuleClock clock, CrashPoints crash)
{
    // A rival that gets between the turn and the save would have to come from outside of this code.
    private const int Tries = 5;

    public async Task<Worked> Do(Guid requestId, Caller caller, Func<CaseFile, Circumstances, Answer> act, CancellationToken ct, Guid? itemId = null)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                db.ChangeTracker.Clear();
                return await Once(requestId, caller, act, itemId, ct);
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Somebody else was first: decide again on what is there now.
            }
        }
    }

    /// <summary>Loads without a turn, for reading.</summary>
    public async Task<Worked> Look(Guid requestId, Caller caller, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.LoadCase(requestId, shelf.Version, null, ct) is not { } file) return new(Refusals.NotFound, null, null);
        var at = await surroundings.For(caller, file.Request.SubjectType, file.Request.Area, file.Route.Calendar, ct);
        return new(new Eligibility(file, at).MayRead() ? Answer.Done : Refusals.NotFound, file, at);
    }

    /// <summary>Saves a new request. False: the same question is open by now.</summary>
    public async Task<bool> Open(CaseFile file, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var key = file.Request.OpenKey;
        await using var turn = await db.LockNamesAsync([$"approvals.question/{key}"], ct);
        if (key is not null && await CaseQueries.Of(db).IsOpen(db, key, ct)) return false;
        await Save(turn, file, isNew: true, ct);
        return true;
    }

    private async Task<Worked> Once(Guid requestId, Caller caller, Func<CaseFile, Circumstances, Answer> act, Guid? itemId, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Request>(requestId, ct);
        if (await db.LoadCase(requestId, shelf.Version, itemId, ct) is not { } file) return new(Refusals.NotFound, null, null);
        var at = await surroundings.For(caller, file.Request.SubjectType, file.Request.Area, file.Route.Calendar, ct);
        var answer = act(file, at);
        if (file.Changed || file.Added.Count > 0 || db.ChangeTracker.HasChanges()) await Save(turn, file, isNew: false, ct);
        return new(answer, file, at);
    }

    private async Task Save(Turn turn, CaseFile file, bool isNew, CancellationToken ct)
    {
        await db.KeepCase(file, isNew, ct);
        Wake(file);
        await db.SaveChangesAsync(ct);
        crash.Reach(CrashPoints.BeforeCommit);
        await turn.CommitAsync(ct);
        crash.Reach(CrashPoints.AfterCommit);
    }

    // The rows are the truth; these only wake whoever looks at them, at the next full minute and at once.
    private void Wake(CaseFile file)
    {
        if (file.Added.OfType<Notice>().Any()) jobs.Enqueue<Jobs.TellPeople, TellArgs>(new(file.Request.Id), $"approvals-tell:{file.Request.Id:N}:{file.Seq}");
        foreach (var minute in file.Added.OfType<StepTimer>().Where(t => t.State == TimerState.Waiting).Select(t => Minute(t.DueAt)).Distinct())
            jobs.EnqueueAt<SweepTimers, SweepArgs>(minute, new(), $"approvals-sweep:{minute.UtcTicks}");
        foreach (var action in db.ChangeTracker.Entries<ActionRun>().Where(e => e is { State: EntityState.Added or EntityState.Modified, Entity: { NextAt: not null, State: ActionState.Scheduled } }).Select(e => e.Entity))
            Send(action, action.NextAt!.Value);
    }

    // What is due now waits for no clock: that of the process which takes it up may be behind this one's.
    private void Send(ActionRun action, DateTimeOffset due)
    {
        var (args, name) = (new SendActionArgs(action.Key, due), $"{action.Key}@{due.UtcTicks}");
        if (due <= clock.GetUtcNow()) jobs.Enqueue<SendAction, SendActionArgs>(args, name);
        else jobs.EnqueueAt<SendAction, SendActionArgs>(due, args, name);
    }

    private static DateTimeOffset Minute(DateTimeOffset at) => new(((at.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute) * TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
