using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.TestHost;

namespace Campaigns.Approvals.Tests.Domain;

/// <summary>One request in memory: the engine without any store.</summary>
internal sealed class Run
{
    private static readonly Templates Templates = new();

    public Run(Route route, SubjectSnapshot? snapshot = null, string requester = "ann", DirectoryDoc? people = null)
    {
        People = people ?? Some.Organisation;
        File = Requests.Submit(new(new("test.plan", "s1", requester), snapshot ?? Some.Snapshot(), route, 1), At(requester));
    }

    public CaseFile File { get; private set; }

    public DirectoryDoc People { get; set; }

    public DateTimeOffset Now { get; set; } = Some.Now;

    /// <summary>Who stands in for whom.</summary>
    public Dictionary<string, string> Substitutes { get; } = [];

    public IEnumerable<WorkItem> Open => File.Items.Where(i => i.State == ItemState.Open).OrderBy(i => i.Ordinal);

    public IReadOnlyList<string> Events => File.Rows.ConvertAll(r => r.Event);

    public Circumstances At(string user, string channel = "api") => new(Now, user, channel, new TestDirectory(People), Some.Calendar, Some.Plan, Templates)
    {
        StandsInFor = [.. Substitutes.Where(s => s.Key == user).Select(s => s.Value)],
        MayRead = user == "boss",
    };

    public Circumstances Engine => At(Circumstances.System, "timer");

    public Answer Decide(string user, Outcome outcome, WorkItem? item = null, string version = "1", string? comment = "vì thế")
    {
        Next();
        return new Decisions(File, At(user)).Decide(item ?? Open.First(), new(outcome, version, comment));
    }

    public Answer Approve(string user, WorkItem? item = null) => Decide(user, Outcome.Approve, item, comment: null);

    public Answer Do(string user, Func<CaseFile, Circumstances, Answer> act)
    {
        Next();
        return act(File, At(user));
    }

    /// <summary>Fires everything due, in order.</summary>
    public int Sweep() => Sweep(_ => { });

    /// <param name="wrote">Gets what each timer wrote into the history.</param>
    public int Sweep(Action<IReadOnlyList<AuditRow>> wrote)
    {
        var fired = 0;
        while (File.Timers.Where(t => t.State == TimerState.Waiting && t.DueAt <= Now).OrderBy(t => t.DueAt).FirstOrDefault() is { } timer && !File.Request.OnHold)
        {
            Next();
            if (new Timers(File, Engine).Fire(timer)) fired++;
            wrote(File.Rows);
        }

        return fired;
    }

    // Each command starts from the file as a store would give it: the state, and nothing of what the command before added.
    private void Next()
    {
        Check.Invariants(File);
        File = new(File.Request, File.Route)
        {
            Round = File.Round,
            Facts = File.Facts,
            Plan = File.Plan,
            Stages = File.Stages,
            Steps = File.Steps,
            Items = File.Items,
            Votes = File.Votes,
            Timers = File.Timers,
            Actions = File.Actions,
            Incidents = File.Incidents,
            Participants = File.Participants,
            Seq = File.Seq,
            LastHash = File.LastHash,
        };
    }
}

/// <summary>What holds of a request at any time.</summary>
internal static class Check
{
    public static void Invariants(CaseFile file)
    {
        foreach (var item in file.Items.Where(i => i.State == ItemState.Open))
        {
            var step = file.StepRunOf(item);
            Assert.Equal((RequestState.InProgress, StageState.Open, StepState.Open), (file.Request.State, file.StageRunOf(step).State, step.State));
        }

        Assert.True(file.Stages.Count(s => s.State == StageState.Open) <= 1);
        Assert.Equal(file.Votes.Count, file.Votes.Select(v => (v.StepRunId, v.PersonId)).Distinct().Count());
        if (file.Request.State == RequestState.InProgress) Assert.Contains(file.Stages, s => s.State == StageState.Open);
        if (file.Request.IsClosed)
        {
            Assert.Null(file.Request.OpenKey);
            Assert.DoesNotContain(file.Timers, t => t.State == TimerState.Waiting);
            Assert.Empty(Inbox.Of(file));
        }

        foreach (var step in file.Steps.Where(s => s.State == StepState.Open)) Assert.All(file.Timers.Where(t => t.StepRunId == step.Id), t => Assert.True(t.State is TimerState.Waiting or TimerState.Fired or TimerState.Collapsed));
        foreach (var step in file.Steps.Where(s => s.State == StepState.Approved && s.OpenedAt is not null)) Assert.True(step.Approvals >= step.Need);
        foreach (var step in file.Steps.Where(s => s.OpenedAt is not null))
        {
            var words = file.Items.Where(i => i.StepRunId == step.Id && i.State == ItemState.Decided).ToList();
            Assert.Equal((step.Approvals, step.Rejections, step.Abstentions), (Said(words, Outcome.Approve), Said(words, Outcome.Reject), Said(words, Outcome.Abstain)));
            Assert.Equal(step.Seats.Count, file.Items.Count(i => i.StepRunId == step.Id));
        }

        // No stage is passed over: those before the open one are done.
        var reached = file.Stages.Find(s => s.State == StageState.Open)?.Ordinal ?? 0;
        Assert.All(file.Stages.Where(s => s.Ordinal < reached), s => Assert.True(s.State is StageState.Approved or StageState.Skipped));
    }

    /// <summary>What holds of the whole history of a request: it has one end at most, replays to what is stored, and nothing changed without a row.</summary>
    public static void History(CaseFile file, IReadOnlyList<AuditRow> rows)
    {
        Assert.True(Audit.IsWhole(rows));
        Assert.Equal(file.Request.IsClosed ? 1 : 0, rows.Count(r => r.Event is "Approved" or "Rejected" or "Withdrawn" or "Cancelled"));
        Assert.Equal(file.Request.Revision, rows.Where(r => r.Event != "DecisionRefused").Select(r => r.Revision).Distinct().Count());
        var said = new Dictionary<Guid, string>();
        foreach (var row in rows.Where(r => r.ItemId is not null && r.Event is "ItemOpened" or "Decided" or "ItemSuperseded" or "ItemCancelled" or "VoteRetracted")) said[row.ItemId!.Value] = row.Event;
        foreach (var item in file.Items)
            Assert.Contains(said[item.Id], item.State switch { ItemState.Open => ["ItemOpened", "VoteRetracted"], ItemState.Decided => ["Decided"], ItemState.Superseded => ["ItemSuperseded"], _ => new[] { "ItemCancelled" } });
        foreach (var undone in file.Actions.Where(a => a.CompensatesKey is not null)) Assert.Single(file.Actions, a => a.CompensatesKey == undone.CompensatesKey);
    }

    private static int Said(IEnumerable<WorkItem> words, Outcome outcome) => words.Count(i => i.Outcome == outcome);
}
