using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Domain.Time;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Deadlines: made with the step they guard, fired once each, in order of time however late the sweep comes.</summary>
internal sealed class Timers(CaseFile file, Circumstances at)
{
    /// <summary>Starts a step's clocks. A reminder that would come before the step opened is not made; escalations follow one after the other.</summary>
    public void Start(StepRun run, Step step)
    {
        if (step.Sla is not { } sla || run.DueAt is not { } due) return;
        for (var i = 0; i < sla.RemindBefore.Count; i++)
        {
            var when = at.Calendar.Back(due, sla.RemindBefore[i]);
            if (when >= run.OpenedAt) Add(run.Id, TimerKind.Remind, i + 1, when);
        }

        if (sla.Escalate.Count > 0) Add(run.Id, TimerKind.Escalate, 1, at.Calendar.Add(due, sla.Escalate[0].After));
        if (sla.OnExpire is { } expiry) Add(run.Id, TimerKind.Expire, 1, at.Calendar.Add(due, expiry.After));
    }

    /// <summary>A returned request lies only so long.</summary>
    public void StartReturned()
    {
        if (file.Route.ReturnedExpiry is { } expiry) Add(null, TimerKind.Returned, file.Request.Round, at.Calendar.Add(at.Now, expiry));
    }

    /// <summary>Acts on a timer that is due. False: a newer one covers it, or its step is past due already, and nobody is told.</summary>
    public bool Fire(StepTimer timer)
    {
        if (timer.State != TimerState.Waiting || timer.DueAt > at.Now) throw new InvalidOperationException("Only a waiting timer that is due fires");
        var step = timer.StepRunId is { } id ? file.Steps.First(s => s.Id == id) : null;
        if (timer.Kind == TimerKind.Remind && (at.Now >= step!.DueAt || Newer(timer)))
        {
            timer.State = Machines.Timer.Next(timer.State, TimerTrigger.Collapse);
            timer.FiredAt = at.Now;
            return false;
        }

        file.Change();
        timer.State = Machines.Timer.Next(timer.State, TimerTrigger.Fire);
        timer.FiredAt = at.Now;
        switch (timer.Kind)
        {
            case TimerKind.Remind:
                Remind(timer, step!);
                break;
            case TimerKind.Escalate:
                Escalate(timer, step!);
                break;
            case TimerKind.Expire:
                Expire(step!);
                break;
            default:
                new Requests(file, at).Cancel("returned-expiry");
                break;
        }

        return true;
    }

    /// <summary>Moves what still runs on by the working time it was held: since then, or since its step opened.</summary>
    public void Shift(DateTimeOffset since)
    {
        foreach (var timer in file.Timers.Where(t => t.State == TimerState.Waiting))
            timer.DueAt = at.Calendar.Forward(timer.DueAt, Held(since, at.Now, file.Steps.Find(s => s.Id == timer.StepRunId)?.OpenedAt ?? since));
        foreach (var step in file.Steps.Where(s => s.State == StepState.Open && s.DueAt is not null)) SetDue(step, at.Calendar.Forward(step.DueAt!.Value, Held(since, at.Now, step.OpenedAt!.Value)));
    }

    /// <summary>The calendar changed: what counts working time gets new instants, from when the step opened. What fired stays, and so does what was held.</summary>
    /// <param name="holds">When the request was held before.</param>
    public void Recalculate(IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> holds)
    {
        foreach (var run in file.Steps.Where(s => s.State == StepState.Open && s.DueAt is not null).ToList())
        {
            var sla = file.Spec(run).Sla!;
            var (from, to) = (run.DueAt!.Value, sla.Due.Unit == DurationUnit.ElapsedMinutes ? run.DueAt.Value : Counted(run.OpenedAt!.Value, sla.Due, holds));
            var waiting = file.Timers.Where(t => t.StepRunId == run.Id && t.State == TimerState.Waiting).ToList();
            if (from == to && waiting.TrueForAll(t => DueOf(t, run, sla, to, holds) == t.DueAt)) continue;
            file.Change();
            SetDue(run, to);
            foreach (var timer in waiting) timer.DueAt = DueOf(timer, run, sla, to, holds);
            file.Log(at, "SlaRecalculated", new() { ["from"] = Instant(from), ["to"] = Instant(to) }, step: run);
        }
    }

    // That long from then on, held as it was.
    private DateTimeOffset Counted(DateTimeOffset from, Duration duration, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> holds) =>
        holds.Where(h => h.To > from).Aggregate(at.Calendar.Add(from, duration), (due, hold) => at.Calendar.Forward(due, Held(hold.From, hold.To, from)));

    private TimeSpan Held(DateTimeOffset since, DateTimeOffset until, DateTimeOffset runs) => at.Calendar.Between(since > runs ? since : runs, until);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private DateTimeOffset DueOf(StepTimer timer, StepRun run, Sla sla, DateTimeOffset due, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> holds) => timer.Kind switch
    {
        TimerKind.Remind => at.Calendar.Back(due, sla.RemindBefore[timer.Level - 1]),
        TimerKind.Expire => at.Calendar.Add(due, sla.OnExpire!.After),
        _ when Before(timer, run)?.FiredAt is null => at.Calendar.Add(due, sla.Escalate[timer.Level - 1].After),
        _ when sla.Escalate[timer.Level - 1].After.Unit == DurationUnit.ElapsedMinutes => timer.DueAt,
        _ => Counted(Before(timer, run)!.FiredAt!.Value, sla.Escalate[timer.Level - 1].After, holds),
    };

    private StepTimer? Before(StepTimer timer, StepRun run) => file.Timers.Find(t => t.StepRunId == run.Id && t.Kind == TimerKind.Escalate && t.Level == timer.Level - 1);

    private void SetDue(StepRun step, DateTimeOffset due)
    {
        step.DueAt = due;
        foreach (var item in file.ItemsOf(step).Where(i => i.State == ItemState.Open)) item.DueAt = due;
    }

    private bool Newer(StepTimer timer) => file.Timers.Exists(t => t != timer && t.Kind == TimerKind.Remind && t.StepRunId == timer.StepRunId && t.State == TimerState.Waiting
        && t.DueAt <= at.Now && (t.DueAt > timer.DueAt || (t.DueAt == timer.DueAt && t.Level > timer.Level)));

    private void Remind(StepTimer timer, StepRun step)
    {
        file.Log(at, "ReminderSent", new() { ["level"] = timer.Level }, step: step);
        foreach (var item in file.ItemsOf(step).Where(i => i.State == ItemState.Open))
            foreach (var user in item.InboxKeys.SelectMany(k => Seats.Holders(k, at.Directory)).Distinct()) file.Tell(user, "reminder", item, timer.Level, at.Now);
    }

    private void Escalate(StepTimer timer, StepRun step)
    {
        var spec = file.Spec(step);
        var escalation = spec.Sla!.Escalate[timer.Level - 1];
        var to = new Resolution(file, at).Of(escalation.To, spec);
        var data = new JsonObject { ["level"] = timer.Level, ["mode"] = escalation.Mode.Word(), ["to"] = new JsonArray([.. to.Select(s => (JsonNode)s)]) };
        file.Log(at, "Escalated", data, step: step);
        foreach (var item in file.ItemsOf(step).Where(i => i.State == ItemState.Open)) Hand(item, escalation.Mode, to, timer.Level);
        if (timer.Level < spec.Sla.Escalate.Count) Add(step.Id, TimerKind.Escalate, timer.Level + 1, at.Calendar.Add(at.Now, spec.Sla.Escalate[timer.Level].After));
    }

    private void Hand(WorkItem item, EscalationMode mode, IReadOnlyList<string> to, int level)
    {
        item.EscalationLevel = level;
        if (mode == EscalationMode.Add) item.Candidates = [.. item.Candidates.Union(to)];
        else if (mode == EscalationMode.Replace && to.Count > 0) item.Candidates = [.. to];
        foreach (var user in to.SelectMany(s => Seats.Holders(s, at.Directory)).Distinct())
        {
            file.Join(user, at.Now);
            file.Tell(user, "escalated", item, level, at.Now);
        }
    }

    private void Expire(StepRun step)
    {
        var (spec, outcome) = (file.Spec(step), file.Spec(step).Sla!.OnExpire!.Outcome);
        file.Log(at, "Expired", new() { ["outcome"] = outcome.Word() }, step: step);
        new Actions(file, at).Schedule(spec.ExpiredHook, spec.Sla!.OnExpire!.Actions, outcome.Word());
        var votes = new Votes(file, at);
        foreach (var item in file.ItemsOf(step).Where(i => i.State == ItemState.Open).ToList())
            if (step.State == StepState.Open) votes.Cast(item, new(outcome, Right.Expiry, null, null), concludes: true);
    }

    private void Add(Guid? step, TimerKind kind, int level, DateTimeOffset due) =>
        file.Add(new StepTimer { RequestId = file.Request.Id, StepRunId = step, Kind = kind, Level = level, DueAt = due });
}
