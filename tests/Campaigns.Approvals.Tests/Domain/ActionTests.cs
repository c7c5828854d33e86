using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Tests.Domain;

public sealed class ActionTests
{
    private const string Hooks = """
        "hooks":{"approved":[
          {"command":"test.one","args":{"id":"{{ subject.id }}","b":"{{ facts.budget }}"},"required":true,"onFailure":"compensate","compensate":{"command":"test.undo-one"}},
          {"command":"test.two","required":true,"onFailure":"compensate"},
          {"command":"test.three"}]}
        """;

    [Fact]
    public void Commands_go_out_one_after_the_other_with_keys_that_never_change()
    {
        var run = Approved();
        var (one, two, three) = (run.File.Actions[0], run.File.Actions[1], run.File.Actions[2]);
        Assert.Equal($"{run.File.Request.Id}:1:approved:1", one.Key);
        Assert.Equal("""{"b":"1000000","id":"s1"}""", one.Args);
        Assert.Equal((Execution.Pending, null, null), (run.File.Request.Execution, two.NextAt, three.NextAt));
        Succeed(run, one);
        Assert.NotNull(two.NextAt);
        Assert.True(run.Do("system", (f, at) => new Actions(f, at).Succeeded(one, null)).Replayed);
        Succeed(run, two);
        Assert.Equal(Execution.Succeeded, run.File.Request.Execution); // The third is not required.
        Assert.Equal(["ActionSucceeded", "Executed"], run.Events);
        Succeed(run, three);
        Assert.Equal(["ActionSucceeded"], run.Events);
        Assert.Equal([1, 1, 1], run.File.Actions.Select(a => a.Attempts));
    }

    [Fact]
    public void A_refusal_takes_back_what_was_done_and_drops_what_was_to_follow()
    {
        var run = Approved();
        Succeed(run, run.File.Actions[0]);
        run.Do("system", (f, at) => new Actions(f, at).Refused(f.Actions[1], "đã khóa"));
        Assert.Equal(["ActionRefused", "IncidentOpened", "Executed", "ActionScheduled"], run.Events);
        Assert.Equal((Execution.Failed, ActionState.Dropped), (run.File.Request.Execution, run.File.Actions[2].State));
        Succeed(run, run.File.Actions.Single(a => a.CompensatesKey is not null));
        Assert.Equal(["ActionCompensated", "Executed"], run.Events);
        Assert.Equal((RequestState.Approved, Execution.Compensated), (run.File.Request.State, run.File.Request.Execution));
    }

    [Fact]
    public void A_command_that_breaks_is_tried_again_ever_later_and_then_given_up()
    {
        var run = Approved();
        var one = run.File.Actions[0];
        for (var i = 1; i < 6; i++)
        {
            Assert.False(Broke(run, one));
            Assert.Equal(i, one.Attempts);
        }

        Assert.Equal(run.Now.AddHours(2), one.NextAt);
        Assert.True(Broke(run, one));
        Assert.Equal(["ActionFailed", "IncidentOpened", "Executed"], run.Events);
        var incident = run.File.Incidents.Single();
        run.Do("boss", (f, at) => new IncidentRoom(f, at).Do(incident, Resolve.Retry, []));
        Assert.Equal((Execution.Pending, 0, ActionState.Scheduled), (run.File.Request.Execution, one.Attempts, one.State));
    }

    [Fact]
    public void What_a_stage_had_done_is_taken_back_when_a_later_one_rejects()
    {
        var run = new Run(Some.Route($$$"""
            {"id":"a","step":{"assign":[{"user":"clerk"}]},"hooks":{"approved":[{"command":"test.hold","compensate":{"command":"test.free"} }]}},{{{Some.Stage("b", Some.AreaBhxh)}}}
            """));
        run.Approve("clerk");
        Assert.Equal(["Decided", "StepApproved", "StageApproved", "ActionScheduled", "StageOpened", "StepOpened", "ItemOpened"], run.Events);
        Succeed(run, run.File.Actions[0]);
        run.Decide("dir-bhxh", Outcome.Reject);
        Assert.Equal("test.free", run.File.Actions[1].Command);
        Assert.EndsWith(":1:stage.a.approved:1:undo", run.File.Actions[1].Key);
    }

    [Fact]
    public void What_several_stages_had_done_is_taken_back_from_the_last_to_the_first_one_after_the_other()
    {
        static string Hooked(string id) => $$$"""{"id":"{{{id}}}","step":{"assign":[{"user":"clerk"}]},"hooks":{"approved":[{"command":"test.{{{id}}}1","compensate":{"command":"test.free"} },{"command":"test.{{{id}}}2","compensate":{"command":"test.free"} }]}}""";
        var run = new Run(Some.Route($"{Hooked("a")},{Hooked("b")},{Some.Stage("c", Some.AreaBhxh)}"));
        run.Approve("clerk");
        run.Approve("clerk");
        foreach (var action in run.File.Actions.ToList()) Succeed(run, action);
        run.Decide("dir-bhxh", Outcome.Reject);
        var order = new List<string>();
        while (run.File.Actions.Find(a => a is { CompensatesKey: not null, State: ActionState.Scheduled, NextAt: not null }) is { } undo)
        {
            Assert.Single(run.File.Actions, a => a is { CompensatesKey: not null, State: ActionState.Scheduled, NextAt: not null });
            order.Add(undo.Key.Split(':', 3)[2]);
            Succeed(run, undo);
        }

        Assert.Equal(["stage.b.approved:2:undo", "stage.b.approved:1:undo", "stage.a.approved:2:undo", "stage.a.approved:1:undo"], order);
    }

    [Fact]
    public void After_a_return_that_had_its_command_the_outcome_has_its_own()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost), "\"hooks\":{\"returned\":[{\"command\":\"test.back\",\"required\":true}],\"approved\":[{\"command\":\"test.go\",\"required\":true}]}"));
        run.Decide("dir-post", Outcome.Return);
        Succeed(run, run.File.Actions[0]);
        Assert.Equal(Execution.Succeeded, run.File.Request.Execution);
        run.Do("ann", (f, at) => new Requests(f, at).Resubmit(Some.Snapshot()));
        run.Approve("dir-post");
        Assert.Equal(Execution.Pending, run.File.Request.Execution);
        Succeed(run, run.File.Actions[1]);
        Assert.Equal(Execution.Succeeded, run.File.Request.Execution);
    }

    [Fact]
    public void A_required_command_of_a_stage_that_is_tried_again_carries_the_request_out()
    {
        var run = new Run(Some.Route("""{"id":"a","step":{"assign":[{"user":"clerk"}]},"hooks":{"approved":[{"command":"test.hold","required":true}]}}"""));
        run.Approve("clerk");
        run.Do("system", (f, at) => new Actions(f, at).Refused(f.Actions[0], "đã khóa"));
        run.Do("boss", (f, at) => new IncidentRoom(f, at).Do(f.Incidents.Single(), Resolve.Retry, []));
        Assert.Equal(Execution.Pending, run.File.Request.Execution);
        Succeed(run, run.File.Actions[0]);
        Assert.Equal(Execution.Succeeded, run.File.Request.Execution);
    }

    [Fact]
    public void One_that_is_not_required_and_fails_for_good_is_told_and_the_next_goes_out()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost), "\"hooks\":{\"approved\":[{\"command\":\"test.tell\",\"maxAttempts\":1},{\"command\":\"test.go\"}]}"));
        run.Approve("dir-post");
        Assert.True(Broke(run, run.File.Actions[0]));
        Assert.Equal(["ActionFailed", "IncidentOpened"], run.Events);
        Assert.Equal((Execution.None, false), (run.File.Request.Execution, run.File.Incidents.Single().Blocking));
        Assert.NotNull(run.File.Actions[1].NextAt);
    }

    private static Run Approved()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost), Hooks));
        run.Approve("dir-post");
        return run;
    }

    private static void Succeed(Run run, ActionRun action) => run.Do("system", (f, at) => new Actions(f, at).Succeeded(action, null));

    private static bool Broke(Run run, ActionRun action)
    {
        var last = false;
        run.Do("system", (f, at) =>
        {
            last = new Actions(f, at).Broke(action, "hỏng");
            return Answer.Done;
        });
        return last;
    }
}
