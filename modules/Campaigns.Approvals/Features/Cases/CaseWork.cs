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

/// <summary>One command on one request: loads it, lets the engine act, saves everything in one transaction. The version proves that nobody came between; whom somebody
/// overtook queues for the request's turn.</summary>
internal sealed class CaseWork(ApprovalsDbContext db, Surroundings surroundings, RouteShelf shelf, IJobs jobs, ModuleClock clock, CrashPoints crash)
{
    // A rival that gets between the turn and the save would have to come from outside of this code.
    private const int Tries = 5;

    public Task<Worked> Do(Guid requestId, Caller caller, Func<CaseFile, Circumstances, Answer> act, CancellationToken ct) => Do(CaseRef.Of(requestId), caller, act, ct);

    public async Task<Worked> Do(CaseRef which, Caller caller, Func<CaseFile, Circumstances, Answer> act, CancellationToken ct)
    {
        if (await Ahead(which, caller, act, ct) is { } ahead) return ahead;
        if (which.RequestId is null) which = which with { RequestId = await CaseQueries.Of(db).RequestOfItem(db, which.ItemId!.Value, ct) };
        if (which.RequestId is null) return new(Refusals.NotFound, null, null);
        for (var left = Tries; ; left--)
        {
            try
            {
                db.ChangeTracker.Clear();
                return await Once(which, caller, act, ct);
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Somebody else was first: decide again on what is there now.
            }
        }
    }

    /// <summary>Without waiting for a turn, since a rival is rare: while it reads, thinks and compares, others write. The request is read first, and whoever changes
    /// anything of it raises its version, so what was read of two moments is never kept. Null: it has to be done again in its turn, whether somebody was first,
    /// or the answer is a refusal, which has to be true of one moment.</summary>
    private async Task<Worked?> Ahead(CaseRef which, Caller caller, Func<CaseFile, Circumstances, Answer> act, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            if (await db.LoadCase(which, shelf, caller.UserId, ct) is not { } loaded) return null;
            var (file, at) = (loaded.File, await surroundings.For(caller, loaded, ct));
            var answer = act(file, at);
            if (answer.Failure is not null || !file.Changed) return null;
            await SaveAlone(file, isNew: false, ct);
            return new(answer, file, at);
        }
        catch (Exception e) when (e is DbUpdateException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return null; // The engine may not understand a request of two moments. If it is a defect, it shows again in the turn.
        }
    }

    /// <summary>As <see cref="Do"/>, but without waiting where somebody else has the request now: then null, and nothing is done.</summary>
    public async Task<Worked?> DoUnlessBusy(Guid requestId, Caller caller, Func<CaseFile, Circumstances, Answer> act, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var turn = await db.TryLockAsync<Request>(requestId, ct);
        return turn is null ? null : await InTurn(turn, CaseRef.Of(requestId), caller, act, ct);
    }

    /// <summary>Loads without a turn, for reading.</summary>
    public async Task<Worked> Look(Guid requestId, Caller caller, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.LoadCase(CaseRef.Of(requestId), shelf, caller.UserId, ct) is not { } loaded) return new(Refusals.NotFound, null, null);
        var (file, at) = (loaded.File, await surroundings.For(caller, loaded, ct));
        return new(new Eligibility(file, at).MayRead() ? Answer.Done : Refusals.NotFound, file, at);
    }

    /// <summary>Saves a new request. False: the same question is open by now.</summary>
    public async Task<bool> Open(CaseFile file, CancellationToken ct)
    {
        try
        {
            db.ChangeTracker.Clear();
            if (await IsOpen(file, ct)) return false;
            await SaveAlone(file, isNew: true, ct); // The database allows one open request for one question.
            return true;
        }
        catch (DbUpdateException)
        {
            return await OpenInTurn(file, ct);
        }
    }

    // Who was overtaken learns for certain by whom: by the same question, or by a number that was taken.
    private async Task<bool> OpenInTurn(CaseFile file, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var turn = await db.LockNamesAsync([$"approvals.question/{file.Request.OpenKey}"], ct);
        if (await IsOpen(file, ct)) return false;
        await Save(turn, file, isNew: true, ct);
        return true;
    }

    private async Task<bool> IsOpen(CaseFile file, CancellationToken ct) => file.Request.OpenKey is { } key && await CaseQueries.Of(db).IsOpen(db, key, ct);

    private async Task<Worked> Once(CaseRef which, Caller caller, Func<CaseFile, Circumstances, Answer> act, CancellationToken ct)
    {
        await using var turn = await db.LockAsync<Request>(which.RequestId!.Value, ct);
        return await InTurn(turn, which, caller, act, ct);
    }

    private async Task<Worked> InTurn(Turn turn, CaseRef which, Caller caller, Func<CaseFile, Circumstances, Answer> act, CancellationToken ct)
    {
        if (await db.LoadCase(which, shelf, caller.UserId, ct) is not { } loaded) return new(Refusals.NotFound, null, null);
        var (file, at) = (loaded.File, await surroundings.For(caller, loaded, ct));
        var answer = act(file, at);
        if (file.Changed || file.Added.Count > 0 || db.ChangeTracker.HasChanges()) await Save(turn, file, isNew: false, ct);
        return new(answer, file, at);
    }

    private async Task Prepare(CaseFile file, bool isNew, CancellationToken ct)
    {
        await db.KeepCase(file, isNew, ct);
        Wake(file);
    }

    private async Task SaveAlone(CaseFile file, bool isNew, CancellationToken ct)
    {
        await Prepare(file, isNew, ct);
        await db.SaveAloneAsync(() => crash.Reach(CrashPoints.BeforeCommit), ct);
        crash.Reach(CrashPoints.AfterCommit);
    }

    private async Task Save(Turn turn, CaseFile file, bool isNew, CancellationToken ct)
    {
        await Prepare(file, isNew, ct);
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
        foreach (var action in file.Actions.Where(a => a is { NextAt: not null, State: ActionState.Scheduled } && (file.Added.Contains(a) || db.Entry(a).State == EntityState.Modified)))
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
