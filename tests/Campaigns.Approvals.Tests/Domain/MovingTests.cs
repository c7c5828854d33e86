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
}
