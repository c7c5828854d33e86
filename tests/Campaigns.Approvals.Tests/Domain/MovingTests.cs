using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Tests.Domain;

/// <summary>A running request moves to another version of its route.</summary>
public sealed class MovingTests
{
    private static readonly string Two = $"{Some.Stage("post", Some.AreaPost)},{Some.Stage("bhxh", Some.AreaBhxh)}";

    private static readonly Dictionary<string, string?> Same = [];

    [Fact]
    public void What_is_written_the_same_is_left_alone_and_new_stages_before_it_are_passed_over()
    {
        var run = new Run(Some.Route(Two));
        run.Approve("dir-post");
        var item = run.Open.Single();
        var to = Some.Route($"{Some.Stage("post", Some.AreaPost)},{Some.Stage("legal", Some.User("clerk"))},{Some.Stage("bhxh", Some.AreaBhxh)},{Some.Stage("last", Some.User("boss"))}");
        Assert.Null(run.Do("boss", (file, at) => new Moving(file, at).Move(to, 2, Same)).Failure);
        Assert.Equal(item, run.Open.Single());
        Assert.Equal(["post Approved", "legal Skipped", "bhxh Open", "last Pending"], run.File.Stages.OrderBy(s => s.Ordinal).Select(s => $"{s.StageId} {s.State}"));
        Assert.Equal(["Migrated", "StageSkipped"], run.File.Rows.Select(r => r.Event).TakeLast(2));
        run.Approve("dir-bhxh");
        run.Approve("boss");
        Assert.Equal(RequestState.Approved, run.File.Request.State);
    }

    [Fact]
    public void What_is_written_otherwise_is_asked_anew_and_earlier_words_about_it_are_void()
    {
        var run = new Run(Some.Route($"{Some.Stage("both", $"{Some.User("dir-post")},{Some.User("dir-bhxh")}", "\"quorum\":\"all\"")}"));
        run.Approve("dir-post");
        var to = Some.Route($"{Some.Stage("both", $"{Some.User("dir-post")},{Some.User("clerk")}", "\"quorum\":\"all\"")}");
        run.Do("boss", (file, at) => new Moving(file, at).Move(to, 2, Same));
        Assert.Empty(run.File.Votes);
        Assert.Equal(["user:dir-post", "user:clerk"], run.Open.Select(i => i.Seat));
        Assert.Equal([1, 2], run.File.Steps.Select(s => s.RunNo));
        run.Approve("dir-post", run.Open.First());
        run.Approve("clerk", run.Open.First());
        Assert.Equal(RequestState.Approved, run.File.Request.State);
    }

    [Fact]
    public void A_step_that_is_gone_must_be_mapped_and_one_mapped_to_nothing_ends()
    {
        var run = new Run(Some.Route(Two));
        var to = Some.Route(Some.Stage("bhxh", Some.AreaBhxh));
        Assert.Equal(Refusals.UnmappedStep, new Moving(run.File, run.Engine).Against(to, Same));
        var map = new Dictionary<string, string?> { ["post"] = null };
        Assert.Null(new Moving(run.File, run.Engine).Against(to, map));
        run.Do("boss", (file, at) => new Moving(file, at).Move(to, 2, map));
        Assert.Equal("director@bhxh:dong-son", run.Open.Single().Seat);
        Assert.Contains("ItemCancelled", run.Events);
        run.Approve("dir-bhxh");
        Assert.Equal((RequestState.Approved, 2), (run.File.Request.State, run.File.Request.RouteVersion));
    }

    [Fact]
    public void Rows_come_in_order_stages_passed_over_then_closings_then_openings()
    {
        var run = new Run(Some.Route(Two));
        var to = Some.Route($"{Some.Stage("one", Some.User("clerk"))},{Some.Stage("bhxh", Some.AreaBhxh)}");
        run.Do("boss", (file, at) => new Moving(file, at).Move(to, 2, new Dictionary<string, string?> { ["post"] = "bhxh" }));
        Assert.Equal(["Migrated ", "StageSkipped one", "ItemCancelled post", "StepCancelled post", "StageCancelled post", "StageOpened bhxh", "StepOpened bhxh", "ItemOpened bhxh"], run.File.Rows.Select(r => $"{r.Event} {r.StageId}"));
    }

    [Fact]
    public void What_is_new_beside_or_before_what_is_open_in_its_stage_does_not_keep_it_waiting_for_ever()
    {
        var run = new Run(Some.Route("""{"id":"s","branches":[{"id":"x","steps":[{"id":"x1","assign":[{"user":"clerk"}]}]},{"id":"y","steps":[{"id":"y1","assign":[{"user":"boss"}]}]}]}"""));
        run.Approve("boss", run.Open.Last());
        var to = Some.Route("""
            {"id":"s","branches":[{"id":"x","steps":[{"id":"x0","assign":[{"user":"ann"}]},{"id":"x1","assign":[{"user":"clerk"}]}]},
            {"id":"y","steps":[{"id":"y1","assign":[{"user":"boss"}]},{"id":"y2","assign":[{"user":"dep-post"}]}]},{"id":"z","steps":[{"id":"z1","assign":[{"user":"dep-bhxh"}]}]}]}
            """);
        run.Do("boss", (file, at) => new Moving(file, at).Move(to, 2, Same));
        Assert.Equal(["Migrated ", "StepSkipped x0", "StepOpened y2", "ItemOpened y2", "StepOpened z1", "ItemOpened z1"], run.File.Rows.Select(r => $"{r.Event} {r.StepId}"));
        foreach (var user in new[] { "clerk", "dep-post", "dep-bhxh" }) run.Approve(user, run.Open.First(i => i.Seat == "user:" + user));
        Assert.Equal(RequestState.Approved, run.File.Request.State);
    }

    [Fact]
    public void Behind_a_step_that_ends_its_branch_goes_on_and_a_stage_with_nothing_left_is_passed_over()
    {
        const string Both = """{"id":"s","branches":[{"id":"b","steps":[{"id":"one","assign":[{"user":"clerk"}]},{"id":"two","assign":[{"user":"boss"}]}]}]}""";
        var ends = new Dictionary<string, string?> { ["one"] = null, ["post"] = null };
        var run = new Run(Some.Route(Both));
        run.Do("boss", (file, at) => new Moving(file, at).Move(Some.Route(Both), 2, ends));
        Assert.Equal(["Migrated ", "ItemCancelled one", "StepCancelled one", "StepOpened two", "ItemOpened two"], run.File.Rows.Select(r => $"{r.Event} {r.StepId}"));
        run.Approve("boss");
        Assert.Equal(RequestState.Approved, run.File.Request.State);
        var other = new Run(Some.Route(Two));
        other.Do("boss", (file, at) => new Moving(file, at).Move(Some.Route(Two), 2, ends));
        Assert.Equal(["Migrated", "ItemCancelled", "StepCancelled", "StageSkipped", "StageOpened", "StepOpened", "ItemOpened"], other.Events);
    }

    [Fact]
    public void Two_steps_may_become_one_but_none_becomes_one_that_was_concluded()
    {
        var both = new Run(Some.Route("""{"id":"s","branches":[{"id":"x","steps":[{"id":"x1","assign":[{"user":"clerk"}]}]},{"id":"y","steps":[{"id":"y1","assign":[{"user":"boss"}]}]}]}"""));
        var one = Some.Route(Some.Stage("m", Some.User("dep-post")));
        var map = new Dictionary<string, string?> { ["x1"] = "m", ["y1"] = "m" };
        Assert.Null(new Moving(both.File, both.Engine).Against(one, map));
        both.Do("boss", (file, at) => new Moving(file, at).Move(one, 2, map));
        both.Approve("dep-post");
        Assert.Equal(RequestState.Approved, both.File.Request.State);
        Assert.Equal(both.File.Steps.Count, both.File.Steps.Select(s => (s.StepId, s.RunNo)).Distinct().Count());
        var late = new Run(Some.Route(Two));
        late.Approve("dir-post");
        Assert.Equal(Refusals.UnmappedStep, new Moving(late.File, late.Engine).Against(Some.Route(Two), new Dictionary<string, string?> { ["bhxh"] = "post" }));
    }
}
