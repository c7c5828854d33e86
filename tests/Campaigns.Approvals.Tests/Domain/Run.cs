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
    public int Sweep()
    {
        var fired = 0;
        while (File.Timers.Where(t => t.State == TimerState.Waiting && t.DueAt <= Now).OrderBy(t => t.DueAt).FirstOrDefault() is { } timer && !File.Request.OnHold)
        {
            Next();
            if (new Timers(File, Engine).Fire(timer)) fired++;
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

        // No stage is passed over: those before the open one are done.
        var reached = file.Stages.Find(s => s.State == StageState.Open)?.Ordinal ?? 0;
        Assert.All(file.Stages.Where(s => s.Ordinal < reached), s => Assert.True(s.State is StageState.Approved or StageState.Skipped));
    }
}
