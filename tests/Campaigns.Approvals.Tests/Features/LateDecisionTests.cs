using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.FollowLink;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Tests.Features;

/// <summary>Decisions that come too late: what was shown is another by now, the request is closed, or whoever decides has left. By whichever door they come, they
/// change nothing, and the attempt of whoever had the right is written down.</summary>
public abstract class LateDecisionTests(TestDatabase database) : IAsyncLifetime
{
    private ApprovalsModule _approvals = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _approvals = await ApprovalsModule.Start(database);
        await _approvals.Publish(Some.RouteText($"{Some.Stage("post", Some.AreaPost)},{Some.Stage("bhxh", Some.AreaBhxh)}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _approvals.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("changed", "subject-changed")]
    [InlineData("withdrawn", "request-closed")]
    [InlineData("left", "not-eligible")]
    [InlineData("decided", "item-closed")]
    public async Task Whatever_happened_meanwhile_every_door_is_closed(string meanwhile, string code)
    {
        var id = await _approvals.Submit();
        var item = (await _approvals.OpenItem(id)).Id;
        var link = await Minted(id, item);
        await Hold(item);
        await Happens(meanwhile, id, item);
        var (revision, decided) = ((await _approvals.Request(id)).Revision, await Decided(id));

        var answers = new List<string?> { (await _approvals.Decide(item, "dir-post")).Answer.Failure?.ApiCode };
        var bulk = await _approvals.Ask<BulkDecisions, IReadOnlyList<BulkResult>>(b => b.Run([new(item, "approve", "1", null)], ApprovalsModule.By("dir-post"), Ct));
        answers.Add(bulk.Single().Problem?.Code);
        answers.Add((await _approvals.Ask<HeldDecisions, Answer?>(h => h.Record(item, "dir-post")))?.Failure?.ApiCode); // Its bar closes only now.
        Assert.All(answers, answer => Assert.Equal(code, answer));
        Assert.Equal(Refusals.LinkVoid, (await _approvals.Ask<LinkDesk, Kernel.Commands.Result<Worked>>(l => l.Decide(link, Outcome.Approve, null, null, Ct))).Failures.Single());

        Assert.Equal((revision, decided), ((await _approvals.Request(id)).Revision, await Decided(id)));
        Assert.Equal(meanwhile == "left" ? 0 : 3, (await _approvals.History(id)).Count(r => r.Event == "DecisionRefused" && r.Data.Contains(code, StringComparison.Ordinal)));
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task What_was_lent_to_somebody_who_left_comes_back_to_its_holder()
    {
        var id = await _approvals.Submit();
        var item = (await _approvals.OpenItem(id)).Id;
        Assert.Null((await _approvals.Work(id, "dir-post", (file, at) => new Handing(file, at).Delegate(file.Item(item)!, "clerk"))).Answer.Failure);
        Leaves("clerk");
        Assert.Equal(Refusals.NotEligible, (await _approvals.Decide(item, "clerk")).Answer.Failure);
        Assert.Equal(Refusals.NotEligible, (await _approvals.Decide(item, "dir-post")).Answer.Failure);
        Assert.Null((await _approvals.Work(id, "dir-post", (file, at) => new Handing(file, at).Recall(file.Item(item)!))).Answer.Failure);
        Assert.Null((await _approvals.Decide(item, "dir-post")).Answer.Failure);
        await _approvals.HoldsAll();
    }

    private async Task Happens(string meanwhile, Guid id, Guid item)
    {
        switch (meanwhile)
        {
            case "changed":
                // Nothing material: the round goes on, but what was shown is not what is there.
                _approvals.Subject(version: "2");
                await _approvals.Ask<IApprovals, int>(async a =>
                {
                    await a.SubjectChangedAsync(new("test.plan", "s1"), Ct);
                    return 0;
                });
                break;
            case "withdrawn":
                Assert.Null((await _approvals.Work(id, "ann", (file, at) => new Requests(file, at).Withdraw(null, any: false))).Answer.Failure);
                break;
            case "left":
                Leaves("dir-post");
                break;
            default:
                var people = Some.Organisation;
                _approvals.World.Directory = new(people with { Positions = [.. people.Positions, new("dir-post-2", "director", "post", "dong-son")] });
                Assert.Null((await _approvals.Decide(item, "dir-post-2")).Answer.Failure);
                break;
        }
    }

    private void Leaves(string user)
    {
        var people = Some.Organisation;
        _approvals.World.Directory = new(people with { Users = [.. people.Users.Select(u => u.Id == user ? u with { Active = false } : u)] });
    }

    private Task<int> Hold(Guid item) => _approvals.Ask<HeldDecisions, int>(held =>
    {
        held.Hold(new(item, "dir-post", new(Outcome.Approve, "1")));
        return Task.FromResult(0);
    });

    private async Task<int> Decided(Guid id) => (await _approvals.History(id)).Count(r => r.Event == "Decided");

    private Task<string> Minted(Guid request, Guid item) => _approvals.Ask<Both, string>(async both =>
    {
        var file = (await both.Work.Look(request, Caller.Engine, Ct)).File!;
        var token = await both.Links.Mint(file, file.Item(item)!, "dir-post", Ct);
        await both.Db.SaveChangesAsync(Ct);
        return token!;
    });
}

public sealed class LateDecisionsOnSqlite() : LateDecisionTests(TestDatabase.Sqlite());

public sealed class LateDecisionsOnPostgres() : LateDecisionTests(TestDatabase.Postgres());
