using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.SendActions;
using Campaigns.Approvals.Features.TestHost;
using Campaigns.Approvals.Features.ViewInbox;
using Campaigns.Approvals.Features.VerifyHistory;
using Campaigns.Data;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Tests.Features;

/// <summary>The engine on a real database: one transaction a command, whoever comes at the same moment and wherever the process dies.</summary>
public abstract class StoreTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly string TwoAreas = Some.RouteText($"{Some.Stage("post", Some.AreaPost)},{Some.Stage("bhxh", Some.AreaBhxh)}",
        """
        "hooks":{"approved":[{"command":"test.confirm","args":{"id":"{{ subject.id }}"},"required":true}]}
        """);

    private ApprovalsModule _approvals = null!;

    private Task<RouteImpact> Impact(string draft) => _approvals.Ask<ApprovalsDbContext, RouteImpact>(async db =>
        await RouteImpact.Of(db, new(db, new()), RouteReader.Read(Some.Json(draft)).Route!, new TestDirectory(Some.Organisation), Ct));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _approvals = await ApprovalsModule.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _approvals.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Two_organisations_approve_and_the_owner_is_told_once()
    {
        await _approvals.Publish(TwoAreas);
        var id = await _approvals.Submit();
        Assert.Equal(["director@post:dong-son"], await InboxKeys());
        await Approve(id, "dir-post");
        Assert.Equal(["director@bhxh:dong-son"], await InboxKeys());
        await Approve(id, "dir-bhxh");
        Assert.Empty(await InboxKeys());
        var request = await _approvals.Request(id);
        Assert.Equal((RequestState.Approved, Execution.Pending, 3), (request.State, request.Execution, request.Revision));
        var key = (await _approvals.Actions(id)).Single().Key;
        Assert.Equal(Delivery.Succeeded, await _approvals.Send(key));
        Assert.Equal(Delivery.None, await _approvals.Send(key));
        Assert.Equal(("s1", 1), (_approvals.World.Handlers.Seen("test.confirm").Effects.Single().Args["id"], _approvals.World.Handlers.Seen("test.confirm").Deliveries));
        Assert.Equal(Execution.Succeeded, (await _approvals.Request(id)).Execution);
        var told = await _approvals.Outbox();
        Assert.Equal([1, 1, 1], new[] { "approvals.request-submitted.v1", "approvals.request-approved.v1", "approvals.request-executed.v1" }.Select(n => told.Count(t => t == n)));
        await _approvals.HoldsAll();
    }

    // All are due at the same hour: the pages go on where they stopped, in either order, and nothing is left out or comes twice.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_inbox_whose_items_are_all_due_together_is_read_page_by_page(bool byOpened)
    {
        await _approvals.Publish(TwoAreas);
        var all = new List<Guid>();
        for (var n = 0; n < 7; n++) all.Add(await _approvals.Submit("s" + n));
        await _approvals.Ask<ApprovalsDbContext, int>(db => db.Inbox.Where(e => e.RequestId != all[6])
            .ExecuteUpdateAsync(u => u.SetProperty(e => e.DueSort, Some.Now.AddDays(1).ToUniversalTime()).SetProperty(e => e.OpenedAt, Some.Now.ToUniversalTime()), Ct));
        var (seen, cursor, pages) = (new List<Guid>(), (string?)null, 0);
        do
        {
            var page = await _approvals.Ask<InboxQuery, Kernel.Values.Paged<InboxLine>>(q => q.Page(new("dir-post", "api"), new(ByOpened: byOpened), 2, cursor, Ct));
            seen.AddRange(page.Items.Select(l => l.Request.Id));
            (cursor, pages) = (page.Next, pages + 1);
        }
        while (cursor is not null);
        Assert.Equal(4, pages);
        Assert.Equal(all.Order(), seen.Order());
    }

    [Fact]
    public async Task Of_two_who_click_together_one_counts_and_the_other_is_told()
    {
        await _approvals.Publish(TwoAreas);
        var people = Some.Organisation;
        _approvals.World.Directory = new(people with { Positions = [.. people.Positions, new("dir-post-2", "director", "post", "dong-son")] });
        var id = await _approvals.Submit();
        var item = (await _approvals.OpenItem(id)).Id;
        var both = await Task.WhenAll(_approvals.Decide(item, "dir-post"), _approvals.Decide(item, "dir-post-2"));
        Assert.Equal(Refusals.ItemClosed, Assert.Single(both, w => w.Answer.Failure is not null).Answer.Failure);
        var rows = await _approvals.History(id);
        Assert.Equal((1, 1), (rows.Count(r => r.Event == "Decided"), rows.Count(r => r.Event == "DecisionRefused")));
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task All_of_many_who_click_together_count_and_the_step_closes_once()
    {
        string[] voters = ["clerk", "dep-post", "dep-bhxh", "prov-post", "dir-bhxh"];
        await _approvals.Publish(Some.RouteText(Some.Stage("a", string.Join(',', voters.Select(Some.User)), "\"quorum\":\"all\"")));
        var id = await _approvals.Submit();
        var items = await _approvals.Items(id);
        await Task.WhenAll(items.Select(i => _approvals.Decide(i.Id, Seats.Person(i.Seat)!)));
        var rows = await _approvals.History(id);
        Assert.Equal((5, 1, 6), (rows.Count(r => r.Event == "Decided"), rows.Count(r => r.Event == "StepApproved"), (await _approvals.Request(id)).Revision));
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task Without_its_turn_a_rival_is_still_refused_by_the_version()
    {
        await _approvals.Publish(TwoAreas);
        var id = await _approvals.Submit();
        var item = (await _approvals.OpenItem(id)).Id;

        // Both read before either saves, which the turn forbids: the second must not get through.
        var first = await Prepared(id, item);
        var second = await Prepared(id, item);
        await first.Save();
        await Assert.ThrowsAnyAsync<DbUpdateException>(second.Save);
        await _approvals.HoldsAll();
    }

    // Commands read and think without a turn; one whom a rival overtook meanwhile begins again. The version tells, and where it were missing the
    // number of the next line in the history.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_was_overtaken_while_thinking_decides_again_on_what_is_there_now(bool versionTells)
    {
        await _approvals.Publish(TwoAreas);
        var people = Some.Organisation;
        _approvals.World.Directory = new(people with { Positions = [.. people.Positions, new("dir-post-2", "director", "post", "dong-son")] });
        var id = await _approvals.Submit();
        var (item, before) = ((await _approvals.OpenItem(id)).Id, (await _approvals.Request(id)).Version);
        var thought = 0;
        var worked = await _approvals.Work(id, "dir-post-2", (file, at) =>
        {
            if (thought++ == 0) Meanwhile(Overtake);
            return new Decisions(file, at).Decide(file.Item(item)!, new(Outcome.Approve, "1"));
        });
        Assert.Equal((2, Refusals.ItemClosed), (thought, worked.Answer.Failure));
        var rows = await _approvals.History(id);
        Assert.Equal((1, 1), (rows.Count(r => r.Event == "Decided"), rows.Count(r => r.Event == "DecisionRefused")));
        Assert.Equal("dir-post", rows.Single(r => r.Event == "Decided").Actor);
        await _approvals.HoldsAll();

        async Task Overtake()
        {
            Assert.Null((await _approvals.Decide(item, "dir-post")).Answer.Failure);
            if (!versionTells) await _approvals.Ask<ApprovalsDbContext, int>(db => db.Requests.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, before), Ct));
        }
    }

    private static void Meanwhile(Func<Task> act) => Task.Run(act, Ct).GetAwaiter().GetResult();

    [Fact]
    public async Task One_question_has_one_open_request_however_many_ask_it_at_once()
    {
        await _approvals.Publish(TwoAreas);
        _approvals.Subject();
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _approvals.TrySubmit()));
        Assert.Single(all.Select(r => r.Value.File.Request.Id).Distinct());
        _approvals.Subject(version: "2");
        Assert.Equal(Refusals.OpenRequestExists, (await _approvals.TrySubmit()).Failures.Single());
    }

    [Fact]
    public async Task Death_before_the_commit_leaves_nothing_and_after_it_everything()
    {
        await _approvals.Publish(TwoAreas);
        var id = await _approvals.Submit();
        var item = (await _approvals.OpenItem(id)).Id;
        _approvals.World.Die(CrashPoints.BeforeCommit, 1);
        await Assert.ThrowsAsync<SimulatedCrashException>(() => _approvals.Decide(item, "dir-post"));
        Assert.Equal((1, 4), ((await _approvals.Request(id)).Revision, (await _approvals.History(id)).Count));
        _approvals.World.Die(CrashPoints.AfterCommit, 1);
        await Assert.ThrowsAsync<SimulatedCrashException>(() => _approvals.Decide(item, "dir-post"));
        Assert.True((await _approvals.Decide(item, "dir-post")).Answer.Replayed);
        Assert.Equal(2, (await _approvals.Request(id)).Revision);
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task A_command_whose_answer_got_lost_has_its_effect_once()
    {
        await _approvals.Publish(TwoAreas);
        var id = await _approvals.Submit();
        await Approve(id, "dir-post");
        await Approve(id, "dir-bhxh");
        var key = (await _approvals.Actions(id)).Single().Key;
        _approvals.World.Die(CrashPoints.AfterEffect, 1);
        Assert.Equal(Delivery.Failed, await _approvals.Send(key));
        Assert.Equal(Delivery.Succeeded, await _approvals.Send(key));
        var seen = _approvals.World.Handlers.Seen("test.confirm");
        Assert.Equal((2, 1), (seen.Deliveries, seen.Effects.Count));
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task A_template_that_breaks_on_what_is_really_there_does_not_undo_the_decision_and_somebody_is_told()
    {
        const string Broken = """
            {"command":"test.share","args":{"each":"{{ 100 | divided_by: facts.budget }}"},"required":true},{"command":"test.confirm","required":true}
            """;
        await _approvals.Publish(Some.RouteText(Some.Stage("post", Some.AreaPost), $"\"hooks\":{{\"approved\":[{Broken}]}}"));
        _approvals.Subject("s1", budget: 0);
        var id = (await _approvals.TrySubmit()).Value.File.Request.Id;
        await Approve(id, "dir-post");
        var key = (await _approvals.Actions(id))[0].Key;
        for (var tries = 1; tries <= 2; tries++)
        {
            Assert.Equal(Delivery.Refused, await _approvals.Send(key));
            var (request, action) = (await _approvals.Request(id), (await _approvals.Actions(id))[0]);
            Assert.Equal((RequestState.Approved, Execution.Failed, ActionState.Refused), (request.State, request.Execution, action.State));
            Assert.StartsWith("bad-template: ", action.Result, StringComparison.Ordinal);
            Assert.Equal(tries, (await _approvals.History(id)).Count(h => h.Event == "IncidentOpened"));
            if (tries == 1) await _approvals.Work(id, "boss", (file, at) => new IncidentRoom(file, at).Do(file.Incidents.Single(i => i.Open), Resolve.Retry, []));
        }

        Assert.Equal(0, _approvals.World.Handlers.Seen("test.share").Deliveries);
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task A_draft_tells_how_many_running_requests_it_would_have_sent_elsewhere()
    {
        await _approvals.Publish(TwoAreas);
        foreach (var (id, budget) in new[] { ("s1", 1_000_000), ("s2", 90_000_000), ("s3", 90_000_000) })
        {
            _approvals.Subject(id, budget: budget);
            Assert.True((await _approvals.TrySubmit(id)).Succeeded);
        }

        Assert.Equal(new RouteImpact(3, 0), await Impact(TwoAreas.Replace("test.confirm", "test.other", StringComparison.Ordinal)));
        var large = Some.Stage("bhxh", Some.AreaBhxh)[..^1] + ""","when":{"field":"budget","op":"gt","value":50000000}}""";
        Assert.Equal(new RouteImpact(3, 1), await Impact(Some.RouteText($"{Some.Stage("post", Some.AreaPost)},{large}")));
        Assert.Equal(new RouteImpact(3, 3), await Impact(Some.RouteText(Some.Stage("bhxh", Some.AreaBhxh))));
    }

    [Fact]
    public async Task A_command_goes_out_at_the_time_it_was_appointed_for_though_this_clock_is_behind()
    {
        await _approvals.Publish(TwoAreas);
        var id = await _approvals.Submit();
        await Approve(id, "dir-post");
        await Approve(id, "dir-bhxh");
        var action = (await _approvals.Actions(id)).Single();
        _approvals.Clock.Freeze(action.NextAt!.Value.AddMinutes(-5));
        Assert.Equal(Delivery.None, await _approvals.Send(action.Key)); // By the clock alone it would be given up, and nobody would come again.
        Assert.Equal(Delivery.None, await _approvals.Send(action.Key, action.NextAt.Value.AddSeconds(-1))); // A try that was appointed before this one.
        Assert.Equal(Delivery.Succeeded, await _approvals.Send(action.Key, action.NextAt));
        Assert.Equal(1, _approvals.World.Handlers.Seen("test.confirm").Deliveries);
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task Timers_missed_while_all_were_down_fire_once_each_however_many_sweep()
    {
        await _approvals.Publish(Some.RouteText(Some.Stage("a", Some.AreaPost, """
            "sla":{"due":"1wd","escalate":[{"after":"0wh","to":[{"user":"prov-post"}],"mode":"add"}],"onExpire":{"after":"2wd","outcome":"reject"}}
            """)));
        var ids = new List<Guid>();
        for (var i = 0; i < 8; i++) ids.Add(await _approvals.Submit($"s{i}"));
        _approvals.Clock.Freeze(Some.Now.AddDays(20));
        var swept = await Task.WhenAll(_approvals.Sweep(), _approvals.Sweep(), _approvals.Sweep());
        Assert.Equal(16, swept.Sum(s => s.Fired));
        foreach (var id in ids)
        {
            Assert.Equal(RequestState.Rejected, (await _approvals.Request(id)).State);
            Assert.Equal(["Escalated", "Expired"], (await _approvals.History(id)).Where(r => r.Channel == "timer" && r.Event is "Escalated" or "Expired").Select(r => r.Event));
        }

        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task What_is_written_in_the_history_stays()
    {
        await _approvals.Publish(TwoAreas);
        var id = await _approvals.Submit();
        await Assert.ThrowsAnyAsync<Exception>(() => _approvals.Ask<ApprovalsDbContext, int>(db => db.History.Where(a => a.RequestId == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Actor, "somebody"), Ct)));
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task An_edit_while_it_runs_starts_a_new_round_through_the_owners_door()
    {
        await _approvals.Publish(TwoAreas);
        var id = await _approvals.Submit();
        await Approve(id, "dir-post");
        _approvals.Subject(version: "2", material: "m2");
        await _approvals.Ask<IApprovals, int>(async a =>
        {
            await a.SubjectChangedAsync(new("test.plan", "s1"), Ct);
            return 0;
        });
        var status = await _approvals.Ask<IApprovals, ApprovalStatus?>(a => a.StatusAsync("test.plan", "s1", "default", Ct));
        Assert.Equal(("InProgress", "2"), (status!.State, status.SubjectVersion));
        Assert.Equal(["director@post:dong-son"], status.WaitingFor);
        Assert.True(await _approvals.Ask<IApprovals, bool>(a => a.CancelAsync(new("test.plan", "s1", "default", "thôi"), Ct)));
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task Whatever_people_do_in_whatever_order_the_promises_hold()
    {
        const string First = """
            "quorum":{"atLeast":2},"reject":"quorum","outcomes":["approve","reject","return","abstain"],
            "sla":{"due":"1wd","remindBefore":["4wh"],"escalate":[{"after":"0wh","to":[{"user":"prov-post"}],"mode":"add"}]}
            """;
        const string Second = """
            {"id":"p","branches":[{"id":"p1","steps":[{"id":"p1s","assign":[{"role":"director","org":"bhxh","level":"area"}]}]},
            {"id":"p2","steps":[{"id":"p2s","assign":[{"user":"dep-post"}],"sla":{"due":"2wd","onExpire":{"after":"1wd","outcome":"approve"}}}]}]}
            """;
        const string More = """
            "resubmit":"resume","hooks":{"approved":[{"command":"test.confirm","required":true}]}
            """;
        await _approvals.Publish(Some.RouteText($"{Some.Stage("a", $"{Some.AreaPost},{Some.User("dep-post")},{Some.User("clerk")}", First)},{Second}", More));
        for (var seed = 1; seed <= 6; seed++) await new RandomWalk(_approvals, seed).Run($"w{seed}");
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task A_row_that_another_hand_put_into_a_history_is_found_by_the_check_of_all_chains()
    {
        await _approvals.Publish(TwoAreas);
        var last = (await _approvals.History(await _approvals.Submit()))[^1];
        Assert.Null((await Check()).Break);
        await _approvals.Ask<ApprovalsDbContext, int>(db => db.Database.ExecuteSqlAsync($"insert into apr_audit_row (request_id, seq, at, event, round, actor, channel, data, revision, hash) select request_id, seq + 1, at, event, round, actor, channel, data, revision, hash from apr_audit_row where seq = {last.Seq}", Ct));
        Assert.Equal(new(last.Seq + 1, 0, ChainDamage.Changed, last.RequestId.ToString()), (await Check()).Break);
        Task<ChainReport> Check() => _approvals.Ask<IEnumerable<IHashChain>, ChainReport>(all => all.OfType<HistoryChain>().Single().Verify(Ct));
    }

    private async Task<(Func<Task> Save, CaseFile File)> Prepared(Guid id, Guid item)
    {
        var gate = new TaskCompletionSource();
        var ready = new TaskCompletionSource<CaseFile>();
        var saved = _approvals.Ask<ApprovalsDbContext, int>(async db =>
        {
            var shelf = new RouteShelf(db, new());
            var file = (await db.LoadCase(CaseRef.Of(id), shelf, "dir-post", Ct))!.File;
            var at = new Circumstances(Some.Now, "dir-post", "api", _approvals.World.Directory, Some.Calendar, Some.Plan, new());
            new Decisions(file, at).Decide(file.Item(item)!, new(Outcome.Approve, "1"));
            await db.KeepCase(file, false, Ct);
            ready.SetResult(file);
            await gate.Task;
            return await db.SaveChangesAsync(Ct);
        });
        var prepared = await ready.Task;
        return (async () =>
        {
            gate.SetResult();
            await saved;
        }, prepared);
    }

    private async Task Approve(Guid request, string user) => Assert.Null((await _approvals.Decide((await _approvals.OpenItem(request)).Id, user)).Answer.Failure);

    private Task<List<string>> InboxKeys() => _approvals.Ask<ApprovalsDbContext, List<string>>(db => db.Inbox.OrderBy(e => e.DueSort).Select(e => e.CandidateKey).ToListAsync(Ct));
}

public sealed class StoreOnSqlite() : StoreTests(TestDatabase.Sqlite());

public sealed class StoreOnPostgres() : StoreTests(TestDatabase.Postgres());

/// <summary>Sweeps beside others who have a request, on the database that has a turn for each row.</summary>
public sealed class BusyRequestOnPostgres : IAsyncLifetime
{
    private readonly TestDatabase _database = TestDatabase.Postgres();
    private ApprovalsModule _approvals = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _approvals = await ApprovalsModule.Start(_database);

    public async ValueTask DisposeAsync()
    {
        await _approvals.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_sweep_leaves_a_request_that_somebody_has_and_goes_on_with_the_others()
    {
        await _approvals.Publish(Some.RouteText(Some.Stage("a", Some.AreaPost, """
            "sla":{"due":"1wd","escalate":[{"after":"0wh","to":[{"user":"prov-post"}],"mode":"add"}],"onExpire":{"after":"2wd","outcome":"reject"}}
            """)));
        var (held, free) = (await _approvals.Submit("s1"), await _approvals.Submit("s2"));
        _approvals.Clock.Freeze(Some.Now.AddDays(20));
        await _approvals.Ask<ApprovalsDbContext, int>(async db =>
        {
            await using var turn = await db.LockAsync<Request>(held, Ct);
            Assert.Equal(2, (await _approvals.Sweep().WaitAsync(TimeSpan.FromSeconds(30), Ct)).Fired);

            // Who waits for the turn instead stands here as long as the other has it.
            var waits = _approvals.Work(held, "boss", (_, _) => Refusals.NotFound);
            await Task.Delay(300, Ct);
            Assert.False(waits.IsCompleted);
            await turn.DisposeAsync();
            await waits;
            return 0;
        });
        Assert.Equal(RequestState.InProgress, (await _approvals.Request(held)).State);
        Assert.Equal(RequestState.Rejected, (await _approvals.Request(free)).State);
        Assert.Equal(2, (await _approvals.Sweep()).Fired);
        Assert.Equal(["Escalated", "Expired"], (await _approvals.History(held)).Where(r => r.Event is "Escalated" or "Expired").Select(r => r.Event));
        await _approvals.HoldsAll();
    }
}
