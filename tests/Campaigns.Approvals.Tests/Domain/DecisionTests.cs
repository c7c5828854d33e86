using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Approvals.Features.ViewRequest;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Tests.Domain;

public sealed class DecisionTests
{
    private static readonly string TwoAreas = $"{Some.Stage("post", Some.AreaPost)},{Some.Stage("bhxh", Some.AreaBhxh)}";

    [Fact]
    public void One_side_after_the_other_approves_and_every_step_is_written_down_in_order()
    {
        var run = new Run(Some.Route(TwoAreas));
        Assert.Equal(["Submitted", "StageOpened", "StepOpened", "ItemOpened"], run.Events);
        run.Approve("dir-post");
        Assert.Equal(["Decided", "StepApproved", "StageApproved", "StageOpened", "StepOpened", "ItemOpened"], run.Events);
        run.Approve("dir-bhxh");
        Assert.Equal(["Decided", "StepApproved", "StageApproved", "Approved"], run.Events);
        Assert.Equal((RequestState.Approved, Execution.None, 3), (run.File.Request.State, run.File.Request.Execution, run.File.Request.Revision));
    }

    [Fact]
    public void A_plan_in_which_nothing_applies_is_approved_at_once()
    {
        var run = new Run(Some.Route("""{"id":"a","when":{"field":"budget","op":"gt","value":9000000000},"step":{"assign":[{"user":"clerk"}]}}"""));
        Assert.Equal(["Submitted", "StageSkipped", "Approved"], run.Events);
        Assert.True(run.File.Request.IsClosed);
    }

    [Theory]
    [InlineData("\"any\"", 1)]
    [InlineData("\"all\"", 3)]
    [InlineData("{\"atLeast\":2}", 2)]
    [InlineData("{\"percent\":34}", 2)]
    public void Quorum_counts_seats(string quorum, int need)
    {
        var run = new Run(Some.Route(Some.Stage("a", $"{Some.User("clerk")},{Some.User("dep-post")},{Some.User("dep-bhxh")}", $"\"quorum\":{quorum}")));
        Assert.Equal(need, run.File.Steps[0].Need);
        string[] people = ["clerk", "dep-post", "dep-bhxh"];
        for (var i = 0; i < need; i++)
        {
            Assert.Equal(RequestState.InProgress, run.File.Request.State);
            run.Approve(people[i], run.File.Items.First(item => item.Seat == "user:" + people[i]));
        }

        Assert.Equal(RequestState.Approved, run.File.Request.State);
        Assert.Equal(3 - need, run.File.Items.Count(i => i.State == ItemState.Superseded));
    }

    [Fact]
    public void A_rejection_rejects_or_waits_for_the_quorum_to_become_impossible()
    {
        var three = $"{Some.User("clerk")},{Some.User("dep-post")},{Some.User("dep-bhxh")}";
        var any = new Run(Some.Route(Some.Stage("a", three, "\"quorum\":{\"atLeast\":2}")));
        any.Decide("clerk", Outcome.Reject);
        Assert.Equal(RequestState.Rejected, any.File.Request.State);
        var quorum = new Run(Some.Route(Some.Stage("a", three, "\"quorum\":{\"atLeast\":2},\"reject\":\"quorum\"")));
        quorum.Decide("clerk", Outcome.Reject);
        Assert.Equal(RequestState.InProgress, quorum.File.Request.State);
        quorum.Decide("dep-post", Outcome.Reject, quorum.Open.First(i => i.Seat == "user:dep-post"));
        Assert.Equal(["Decided", "ItemSuperseded", "StepRejected", "StageRejected", "Rejected"], quorum.Events);
    }

    [Fact]
    public void Parallel_branches_join_and_a_rejected_one_ends_the_others()
    {
        const string Branches = """{"id":"p","branches":[{"id":"b1","steps":[{"id":"s1","assign":[{"user":"dep-bhxh"}]}]},{"id":"b2","steps":[{"id":"s2","assign":[{"user":"dep-post"}]}]}]""";
        var all = new Run(Some.Route(Branches + "}"));
        all.Approve("dep-post", all.Open.First(i => i.Seat == "user:dep-post"));
        Assert.Equal(RequestState.InProgress, all.File.Request.State);
        all.Decide("dep-bhxh", Outcome.Reject);
        Assert.Equal(["Decided", "StepRejected", "StageRejected", "Rejected"], all.Events);
        var any = new Run(Some.Route(Branches + ",\"join\":\"any\"}"));
        any.Approve("dep-post", any.Open.First(i => i.Seat == "user:dep-post"));
        Assert.Equal(["Decided", "StepApproved", "ItemCancelled", "StepCancelled", "StageApproved", "Approved"], any.Events);
    }

    [Fact]
    public void Refusals_come_in_their_order()
    {
        var run = new Run(Some.Route(Some.Stage("a", $"{Some.AreaPost},{Some.User("ann")}", "\"quorum\":\"all\",\"exclude\":[{\"fact\":\"authorId\"}]") + "," + Some.Stage("b", Some.AreaBhxh)));
        var item = run.Open.First();
        Assert.Equal(Refusals.NotFound, run.Approve("stranger", item).Failure);
        Assert.Equal(Refusals.NotEligible, run.Approve("boss", item).Failure);
        Assert.Equal(Refusals.NotEligible, run.Approve("ann", item).Failure);
        Assert.Equal(Refusals.SubjectChanged, run.Decide("dir-post", Outcome.Approve, item, version: "0").Failure);
        Assert.Equal(["DecisionRefused"], run.Events);
        Assert.Equal(Refusals.OutcomeNotAllowed, run.Decide("dir-post", Outcome.Abstain, item).Failure);
        Assert.Equal(Refusals.CommentRequired, run.Decide("dir-post", Outcome.Reject, item, comment: " ").Failure);
        Assert.Equal(1, run.File.Request.Revision);
        Assert.Null(run.Approve("dir-post", item).Failure);
        Assert.True(run.Approve("dir-post", item).Replayed);
        Assert.Equal(Refusals.ItemClosed, run.Decide("dir-post", Outcome.Reject, item).Failure);
        Assert.Equal(2, run.File.Request.Revision);
    }

    [Theory]
    [InlineData("", true, "approvals.comment-when approvals.to-rejectapprovals.orapprovals.to-return")]
    [InlineData(",\"commentRequired\":[\"approve\",\"reject\",\"return\"]", false, null)]
    [InlineData(",\"commentRequired\":[]", true, null)]
    [InlineData(",\"commentRequired\":[\"approve\"],\"outcomes\":[\"approve\",\"reject\"]", true, "approvals.comment-when approvals.to-approve")]
    public void The_field_for_a_comment_says_when_one_is_wanted(string step, bool optional, string? hint)
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost, step.TrimStart(','))));
        var item = run.Open.First();
        var asked = CommentAsked.For(run.File, item, ItemView.Words(run.File, run.At("dir-post"), item), new Keys());
        Assert.Equal((optional, hint), (asked.IsOptional, asked.Hint));
    }

    [Fact]
    public void Nobody_decides_their_own_request_not_even_by_a_substitute()
    {
        var people = Some.Organisation with { Positions = [.. Some.Organisation.Positions, new("dir-post-2", "director", "post", "dong-son")] };
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost)), requester: "dir-post", people: people);
        Assert.Equal(Refusals.SelfApproval, run.Approve("dir-post").Failure);
        run.Substitutes["stand-in"] = "dir-post";
        Assert.Equal(Refusals.SelfApproval, run.Approve("stand-in").Failure);
        Assert.Null(run.Approve("dir-post-2").Failure);
    }

    [Fact]
    public void A_position_that_only_the_requester_holds_is_a_question_for_people()
    {
        var run = new Run(Some.Route(Some.Stage("a", Some.AreaPost)), requester: "dir-post");
        Assert.Equal(["Submitted", "StageOpened", "IncidentOpened"], run.Events);
        var incident = run.File.Incidents.Single();
        Assert.Equal("no-eligible-approver", incident.Kind);
        run.Do("boss", (f, at) => new IncidentRoom(f, at).Do(incident, Resolve.Assign, ["user:dep-post"]));
        Assert.Equal(["IncidentResolved", "StepOpened", "ItemOpened"], run.Events);
        run.Approve("dep-post");
        Assert.Equal(RequestState.Approved, run.File.Request.State);
    }

    [Fact]
    public void Who_holds_two_seats_speaks_once_or_for_both_as_the_route_says()
    {
        var people = Some.Organisation with { Positions = [.. Some.Organisation.Positions, new("dir-post", "director", "bhxh", "dong-son")] };
        var both = Some.Stage("a", $"{Some.AreaPost},{Some.AreaBhxh}", "\"quorum\":\"all\"");
        var block = new Run(Some.Route(both), people: people);
        block.Approve("dir-post");
        Assert.Equal(Refusals.AlreadyVoted, block.Approve("dir-post").Failure);
        var merge = new Run(Some.Route(both, "\"samePerson\":\"merge\""), people: people);
        merge.Approve("dir-post");
        Assert.Equal(["Decided", "Decided", "StepApproved", "StageApproved", "Approved"], merge.Events);
    }

    [Fact]
    public void A_substitute_decides_in_the_others_name_and_only_for_that_time()
    {
        var run = new Run(Some.Route(TwoAreas));
        Assert.Equal(Refusals.NotFound, run.Approve("stand-in").Failure);
        run.Substitutes["stand-in"] = "dir-post";
        Assert.Null(run.Approve("stand-in").Failure);
        var item = run.File.Items.First();
        Assert.Equal(("stand-in", "dir-post", Right.Substitution), (item.DecidedBy, item.OnBehalfOf, item.Right));
        Assert.Equal(["dir-post", "stand-in"], run.File.Steps[0].Deciders.Order());
    }

    [Fact]
    public void A_lent_item_is_the_delegates_until_it_is_called_back()
    {
        var run = new Run(Some.Route(TwoAreas));
        var item = run.Open.First();
        Assert.Equal(Refusals.InvalidDelegate, run.Do("dir-post", (f, at) => new Handing(f, at).Delegate(item, "dep-bhxh")).Failure);
        Assert.Null(run.Do("dir-post", (f, at) => new Handing(f, at).Delegate(item, "clerk")).Failure);
        Assert.Equal(Refusals.NotEligible, run.Approve("dir-post").Failure);
        Assert.Equal(["user:clerk"], Inbox.Of(run.File).Select(e => e.CandidateKey));
        run.Do("dir-post", (f, at) => new Handing(f, at).Recall(item));
        Assert.Null(run.Approve("dir-post").Failure);
        Assert.Equal(["Decided", "StepApproved", "StageApproved", "StageOpened", "StepOpened", "ItemOpened"], run.Events);
    }

    [Fact]
    public void A_supervisor_moves_an_item_but_not_to_the_requester()
    {
        var run = new Run(Some.Route(TwoAreas));
        var item = run.Open.First();
        Assert.Equal(Refusals.InvalidAssignee, run.Do("boss", (f, at) => new Handing(f, at).Reassign(item, "user:ann")).Failure);
        Assert.Equal(Refusals.InvalidAssignee, run.Do("boss", (f, at) => new Handing(f, at).Reassign(item, "user:gone")).Failure);
        run.Do("boss", (f, at) => new Handing(f, at).Reassign(item, "user:dep-post"));
        Assert.Equal(Refusals.NotEligible, run.Approve("dir-post").Failure);
        Assert.Null(run.Approve("dep-post").Failure);
    }

    [Fact]
    public void A_word_is_taken_back_only_while_the_step_is_open()
    {
        var run = new Run(Some.Route(Some.Stage("a", $"{Some.User("clerk")},{Some.User("dep-post")}", "\"quorum\":\"all\"")));
        var item = run.Open.First();
        run.Approve("clerk", item);
        Assert.Equal(Refusals.NotEligible, run.Do("dep-post", (f, at) => new Decisions(f, at).Retract(item)).Failure);
        Assert.Null(run.Do("clerk", (f, at) => new Decisions(f, at).Retract(item)).Failure);
        Assert.Equal((0, ItemState.Open), (run.File.Steps[0].Approvals, item.State));
        run.Approve("clerk", item);
        run.Approve("dep-post");
        Assert.Equal(Refusals.ItemClosed, run.Do("clerk", (f, at) => new Decisions(f, at).Retract(item)).Failure);
    }

    [Fact]
    public void Who_approved_before_is_not_asked_again_where_the_route_says_so()
    {
        var twice = $"{Some.Stage("a", Some.User("clerk"))},{Some.Stage("b", Some.User("clerk"))},{Some.Stage("c", Some.AreaBhxh)}";
        var skip = new Run(Some.Route(twice, "\"repeat\":\"skip\""));
        skip.Approve("clerk");
        Assert.Equal(["Decided", "StepApproved", "StageApproved", "StageOpened", "StepOpened", "ItemOpened", "Decided", "StepApproved", "StageApproved", "StageOpened", "StepOpened", "ItemOpened"], skip.Events);
        Assert.Equal((Right.Repeat, "system", "clerk"), (skip.File.Items[1].Right, skip.File.Items[1].DecidedBy, skip.File.Items[1].OnBehalfOf));
        var block = new Run(Some.Route(twice, "\"repeat\":\"block\""));
        block.Approve("clerk");
        Assert.Equal(Refusals.AlreadyActed, block.Approve("clerk").Failure);
    }

    [Fact]
    public void The_history_is_a_chain_and_a_changed_row_breaks_it()
    {
        var run = new Run(Some.Route(TwoAreas));
        var rows = run.File.Rows.ToList();
        Assert.True(Audit.IsWhole(rows));
        rows.RemoveAt(1);
        Assert.False(Audit.IsWhole(rows));
    }

    // Texts as their keys.
    private sealed class Keys : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, $"{name} {string.Join(' ', arguments)}");

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
