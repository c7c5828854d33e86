using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Tests.Domain;

public sealed class TimerTests
{
    private const string Sla = """
        "sla":{"due":"1wd","remindBefore":["4wh","1wh"],"escalate":[{"after":"0wh","to":[{"role":"deputy-director","org":"post","level":"province"}],"mode":"add"},
        {"after":"1wd","to":[{"user":"prov-post"}],"mode":"replace"}]}
        """;

    [Fact]
    public void Reminders_and_escalations_come_each_at_their_time()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost, Sla)));
        Assert.Equal(Some.Now.AddDays(1), run.File.Steps[0].DueAt);
        run.Now = Some.Now.AddHours(5);
        Assert.Equal(0, run.Sweep());
        run.Now = Some.Now.AddHours(5.5);
        Assert.Equal(1, run.Sweep());
        Assert.Equal(["ReminderSent"], run.Events);
        run.Now = Some.Now.AddDays(1);
        run.Sweep();
        Assert.Equal("""{"level":1,"mode":"add","to":["deputy-director@post:th"]}""", run.File.Rows[0].Data);
        Assert.Equal(["director@post:dong-son", "deputy-director@post:th"], run.Open.Single().Candidates);
        run.Now = Some.Now.AddDays(2);
        run.Sweep();
        Assert.Equal(["user:prov-post"], run.Open.Single().Candidates);
        Assert.Equal(Refusals.NotEligible, run.Approve("dir-post").Failure);
        Assert.Null(run.Approve("prov-post").Failure);
    }

    [Fact]
    public void After_an_outage_nobody_is_reminded_of_what_is_past_and_the_next_persons_time_starts_then()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost, Sla))) { Now = Some.Now.AddDays(30) };
        Assert.Equal(1, run.Sweep());
        Assert.Equal(2, run.File.Timers.Count(t => t.State == TimerState.Collapsed));
        var next = run.File.Timers.Single(t => t.State == TimerState.Waiting);
        Assert.Equal((TimerKind.Escalate, 2), (next.Kind, next.Level));
        Assert.True(next.DueAt > run.Now);
    }

    [Fact]
    public void Of_several_overdue_reminders_the_newest_counts()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost, Sla))) { Now = Some.Now.AddDays(1).AddMinutes(-30) };
        Assert.Equal(1, run.Sweep());
        Assert.Equal("""{"level":2}""", run.File.Rows[0].Data);
    }

    [Fact]
    public void An_expiry_sends_its_own_commands_besides_those_of_the_outcome()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost, """
            "sla":{"due":"1wd","onExpire":{"after":"0wh","outcome":"reject","actions":[{"command":"test.late","args":{"id":"{{ subject.id }}"}}]}}
            """), "\"hooks\":{\"rejected\":[{\"command\":\"test.no\"}]}")) { Now = Some.Now.AddDays(3) };
        run.Sweep();
        Assert.Equal(["Expired", "ActionScheduled", "Decided", "StepRejected", "StageRejected", "Rejected", "ActionScheduled"], run.Events);
        Assert.Equal(["step.a.expired", "rejected"], run.File.Actions.Select(a => a.Hook));
        Assert.All(run.File.Actions, a => Assert.NotNull(a.NextAt));
    }

    [Theory]
    [InlineData("approve", RequestState.Approved)]
    [InlineData("reject", RequestState.Rejected)]
    public void An_expiry_decides_for_the_seats_that_are_open(string outcome, object state)
    {
        var run = new Run(Some.Route(Some.Stage("a", $"{Some.User("clerk")},{Some.User("dep-post")}", $$$"""
            "quorum":"all","sla":{"due":"1wd","onExpire":{"after":"0wh","outcome":"{{{outcome}}}"}}
            """))) { Now = Some.Now.AddDays(2) };
        run.Sweep();
        Assert.Equal((state, "Expired"), ((object)run.File.Request.State, run.Events[0]));
        Assert.All(run.File.Items.Where(i => i.State == ItemState.Decided), i => Assert.Equal((Right.Expiry, "system"), (i.Right, i.DecidedBy)));
    }

    [Fact]
    public void A_returned_request_lies_only_so_long()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost), "\"returnedExpiry\":\"P10D\""));
        run.Decide("dir-post", Outcome.Return);
        run.Now = Some.Now.AddDays(10);
        run.Sweep();
        Assert.Equal((RequestState.Cancelled, """{"reason":"returned-expiry"}"""), (run.File.Request.State, run.File.Rows[0].Data));
    }

    [Fact]
    public void People_come_and_go_while_a_request_runs()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost)));
        var all = run.People;
        run.People = all with { Positions = [.. all.Positions.Where(p => p.User != "dir-post")] };
        run.Do("system", (f, at) => Looked(f, at));
        Assert.Equal(["IncidentOpened"], run.Events);
        run.People = all with { Positions = [.. all.Positions.Where(p => p.User != "dir-post"), new("dir-post-2", "director", "post", "dong-son")] };
        run.Do("system", (f, at) => Looked(f, at));
        Assert.Equal("""filled""", System.Text.Json.Nodes.JsonNode.Parse(run.File.Rows.Single().Data)!["action"]!.ToString());
        Assert.Equal(Refusals.NotEligible, run.Approve("dir-post").Failure);
        Assert.Null(run.Approve("dir-post-2").Failure);
    }

    private static Answer Looked(CaseFile file, Circumstances at)
    {
        new Staffing(file, at).Look();
        return Answer.Done;
    }

    [Fact]
    public void What_was_held_stays_held_when_the_calendar_changes_and_elapsed_time_is_not_counted_anew()
    {
        foreach (var due in new[] { "2wd", "PT50H" })
        {
            var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost, $"\"sla\":{{\"due\":\"{due}\",\"remindBefore\":[\"1wh\"]}}")));
            var held = run.Now;
            run.Do("boss", (f, at) => new Requests(f, at).Hold("chờ"));
            run.Now = run.Now.AddHours(2);
            run.Do("boss", (f, at) => new Requests(f, at).Release());
            var (moved, reminder) = (run.File.Steps[0].DueAt, run.File.Timers[0].DueAt);
            run.Do("system", (f, at) =>
            {
                new Timers(f, at).Recalculate([(held, run.Now)]);
                return Answer.Done;
            });
            Assert.Empty(run.Events);
            Assert.Equal((moved, reminder), (run.File.Steps[0].DueAt, run.File.Timers[0].DueAt));
        }
    }

    [Fact]
    public void An_edit_does_not_end_a_hold_and_what_opened_in_it_moves_on_only_from_then()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost, "\"sla\":{\"due\":\"1wd\"}")));
        run.Do("boss", (f, at) => new Requests(f, at).Hold("chờ"));
        run.Now = run.Now.AddHours(2);
        run.Do("system", (f, at) => new Requests(f, at).SubjectChanged(Some.Snapshot("2", "m2")));
        Assert.True(run.File.Request.OnHold);
        var due = run.File.Steps[0].DueAt!.Value;
        run.Now = run.Now.AddHours(1);
        run.Do("boss", (f, at) => new Requests(f, at).Release());
        Assert.Equal("""{"heldMinutes":180}""", run.File.Rows[0].Data);
        Assert.Equal(due.AddHours(1), run.File.Steps[0].DueAt);
    }

    [Fact]
    public void Whoever_comes_for_a_person_that_left_ends_the_incident()
    {
        var run = new Run(Some.Route(Some.Stage("a", $"{Some.User("clerk")},{Some.User("dir-post")}", "\"quorum\":\"all\"")));
        var people = run.People;
        run.People = people with { Users = [.. people.Users.Select(u => u.Id == "clerk" ? u with { Active = false } : u)] };
        Look();
        Assert.Equal("assignee-left", run.File.Incidents.Single().Kind);
        Assert.Equal(Refusals.InvalidAssignee, run.Do("boss", (f, at) => new IncidentRoom(f, at).Do(f.Incidents[0], Resolve.Assign, ["user:dir-post"])).Failure);
        Assert.Null(run.Do("boss", (f, at) => new IncidentRoom(f, at).Do(f.Incidents[0], Resolve.Assign, ["user:stand-in"])).Failure);
        Assert.Equal(["IncidentResolved", "Reassigned"], run.Events);
        run.People = people with { Users = [.. people.Users.Select(u => u.Id == "stand-in" ? u with { Active = false } : u)] };
        Look();
        run.People = people;
        Look();
        Assert.Contains("\"action\":\"filled\"", run.File.Rows.Single().Data, StringComparison.Ordinal);

        void Look() => run.Do("system", (f, at) =>
        {
            new Staffing(f, at).Look();
            return Answer.Done;
        });
    }
}
