using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Tests.Domain;

public sealed class RoundTests
{
    private static readonly string TwoAreas = $"{Some.Stage("post", Some.AreaPost)},{Some.Stage("bhxh", Some.AreaBhxh)}";

    [Fact]
    public void A_return_closes_everything_and_the_requester_hands_in_again()
    {
        var run = new Run(Some.Route(TwoAreas));
        run.Approve("dir-post");
        run.Decide("dir-bhxh", Outcome.Return, comment: "đổi giờ");
        Assert.Equal(["Decided", "StepCancelled", "StageCancelled", "Returned"], run.Events);
        Assert.Equal(Refusals.ItemClosed, run.Decide("dir-bhxh", Outcome.Approve, run.File.Items[1]).Failure);
        Assert.Equal(Refusals.Forbidden, run.Do("dir-post", (file, at) => new Requests(file, at).Resubmit(Some.Snapshot("2"))).Failure);
        Assert.Null(run.Do("ann", (file, at) => new Requests(file, at).Resubmit(Some.Snapshot("2"))).Failure);
        Assert.Equal(["Resubmitted", "StageOpened", "StepOpened", "ItemOpened"], run.Events);
        Assert.Equal((2, "2", "post"), (run.File.Request.Round, run.File.Request.SubjectVersion, run.File.Steps[0].StageId));
    }

    [Fact]
    public void A_rejection_that_returns_says_that_the_stage_was_rejected()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost, "\"onReject\":\"return\"")));
        run.Decide("dir-post", Outcome.Reject);
        Assert.Equal(["Decided", "StepRejected", "StageRejected", "Returned"], run.Events);
        Assert.Equal(RequestState.Returned, run.File.Request.State);
    }

    [Fact]
    public void Resume_keeps_what_was_approved_on_unchanged_facts()
    {
        var run = new Run(Some.Route(TwoAreas, "\"resubmit\":\"resume\""));
        run.Approve("dir-post");
        run.Decide("dir-bhxh", Outcome.Return);
        run.Do("ann", (f, at) => new Requests(f, at).Resubmit(Some.Snapshot("2")));
        Assert.Equal("""{"kept":["post"],"mode":"resume","subjectVersion":"2"}""", run.File.Rows[0].Data);
        Assert.Equal("director@bhxh:dong-son", run.Open.Single().Seat);
        run.Decide("dir-bhxh", Outcome.Return, version: "2");
        run.Do("ann", (f, at) => new Requests(f, at).Resubmit(Some.Snapshot("3", "m2")));
        Assert.Equal("director@post:dong-son", run.Open.Single().Seat);
    }

    [Fact]
    public void A_return_to_an_earlier_stage_asks_that_stage_again_and_keeps_those_before()
    {
        var three = $"{Some.Stage("clerk", Some.User("clerk"))},{TwoAreas}";
        var run = new Run(Some.Route(three, "\"maxRounds\":2"));
        run.Approve("clerk");
        run.Approve("dir-post");
        var back = new Decision(Outcome.Return, "1", "xem lại", ToStage: "post");
        Assert.Equal(Refusals.InvalidReturnStage, run.Do("dir-bhxh", (f, at) => new Decisions(f, at).Decide(run.Open.Single(), back with { ToStage = "bhxh" })).Failure);
        Assert.Equal(Refusals.InvalidReturnStage, run.Do("dir-bhxh", (f, at) => new Decisions(f, at).Decide(run.Open.Single(), back with { Outcome = Outcome.Reject })).Failure);
        Assert.Null(run.Do("dir-bhxh", (f, at) => new Decisions(f, at).Decide(run.Open.Single(), back)).Failure);
        Assert.Equal(["Decided", "StepCancelled", "StageCancelled", "Returned", "Resubmitted", "StageOpened", "StepOpened", "ItemOpened"], run.Events);
        Assert.Equal("""{"kept":["clerk"],"mode":"resume","subjectVersion":"1"}""", run.File.Rows[4].Data);
        Assert.Equal((RequestState.InProgress, 2, "director@post:dong-son"), (run.File.Request.State, run.File.Request.Round, run.Open.Single().Seat));
        run.Approve("dir-post");
        Assert.Equal(Refusals.RoundLimit, run.Do("dir-bhxh", (f, at) => new Decisions(f, at).Decide(run.Open.Single(), back)).Failure);
        run.Approve("dir-bhxh");
        Assert.Equal(RequestState.Approved, run.File.Request.State);
    }

    [Fact]
    public void Rounds_are_limited_but_restarts_by_edit_do_not_count()
    {
        var run = new Run(Some.Route(TwoAreas, "\"maxRounds\":1"));
        run.Do("system", (f, at) => new Requests(f, at).SubjectChanged(Some.Snapshot("2", "m2")));
        Assert.Equal(["SubjectChanged", "ItemCancelled", "StepCancelled", "StageCancelled", "StageOpened", "StepOpened", "ItemOpened"], run.Events);
        Assert.Equal((2, 1), (run.File.Request.Round, run.File.Request.Restarts));
        run.Decide("dir-post", Outcome.Return, version: "2");
        Assert.Equal(Refusals.RoundLimit, run.Do("ann", (f, at) => new Requests(f, at).Resubmit(Some.Snapshot("3"))).Failure);
    }

    [Fact]
    public void An_edit_that_is_not_material_only_moves_the_pinned_version()
    {
        var run = new Run(Some.Route(TwoAreas));
        run.Do("system", (f, at) => new Requests(f, at).SubjectChanged(Some.Snapshot("2")));
        Assert.Equal(["SubjectChanged"], run.Events);
        Assert.Equal((1, "2"), (run.File.Request.Round, run.File.Request.SubjectVersion));
        Assert.Equal(Refusals.SubjectChanged, run.Decide("dir-post", Outcome.Approve, version: "1").Failure);
        Assert.Null(run.Decide("dir-post", Outcome.Approve, version: "2").Failure);
    }

    [Theory]
    [InlineData("open", true)]
    [InlineData("beforeFirstDecision", false)]
    [InlineData("never", false)]
    public void The_requester_withdraws_as_the_route_allows(string withdraw, bool after)
    {
        var run = new Run(Some.Route(Some.Stage("a", $"{Some.User("clerk")},{Some.User("dep-post")}", "\"quorum\":\"all\""), $"\"withdraw\":\"{withdraw}\""));
        run.Approve("clerk");
        Assert.Equal(Refusals.Forbidden, run.Do("clerk", (f, at) => new Requests(f, at).Withdraw(null, any: false)).Failure);
        var answer = run.Do("ann", (f, at) => new Requests(f, at).Withdraw("thôi", any: false));
        Assert.Equal(after ? null : Refusals.WithdrawNotAllowed, answer.Failure);
        if (!after) return;
        Assert.Equal(["Withdrawn", "ItemCancelled", "StepCancelled", "StageCancelled"], run.Events);
        Assert.Equal(Refusals.RequestClosed, run.Approve("dep-post", run.File.Items[1]).Failure);
        Assert.Equal(["DecisionRefused"], run.Events);
    }

    [Fact]
    public void On_hold_nobody_decides_and_clocks_stand()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost, "\"sla\":{\"due\":\"4wh\"}")));
        Assert.Equal(Some.Now.AddHours(6), run.File.Steps[0].DueAt);
        run.Do("boss", (f, at) => new Requests(f, at).Hold("chờ"));
        Assert.Equal(Refusals.OnHold, run.Approve("dir-post").Failure);
        run.Now += TimeSpan.FromDays(1);
        run.Do("boss", (f, at) => new Requests(f, at).Release());
        Assert.Equal("""{"heldMinutes":450}""", run.File.Rows[0].Data);
        Assert.Equal(Some.Now.AddDays(1).AddHours(6), run.Open.Single().DueAt);
        Assert.Null(run.Approve("dir-post").Failure);
    }
}
