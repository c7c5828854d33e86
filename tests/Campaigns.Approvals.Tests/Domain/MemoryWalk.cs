using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.TestHost;

namespace Campaigns.Approvals.Tests.Domain;

/// <summary>A request in memory through whatever people can do, in whatever order: decisions, returns, hand-overs, cover, leavers, edits, holds, timers, answers of commands.</summary>
internal sealed class MemoryWalk(int seed)
{
    private const int Steps = 60;

    private static readonly string[] People = ["dir-post", "dep-post", "clerk", "dir-bhxh", "prov-post", "dep-bhxh", "ann", "boss", "gone", "stand-in"];

    private readonly Random _random = new(seed);
    private readonly List<AuditRow> _rows = [];
    private int _version = 1;
    private bool _swept;

    public void Go()
    {
        var run = new Run(Some.Route(Routes[seed % Routes.Length], Pick("\"resubmit\":\"resume\"", "\"repeat\":\"skip\"", "\"samePerson\":\"merge\"", "\"maxRounds\":3") + "," + Hooks), Some.Snapshot(budget: Pick(1L, 90_000_000L)));
        _rows.AddRange(run.File.Rows);
        for (var i = 0; i < Steps; i++)
        {
            var (before, reached) = (run.File.Request.State, run.File);
            Step(run);
            if (run.File != reached && !_swept) _rows.AddRange(run.File.Rows);
            _swept = false;
            Check.Invariants(run.File);
            if (before is not (RequestState.InProgress or RequestState.Returned)) Assert.Equal(before, run.File.Request.State);
        }

        Check.History(run.File, _rows);
    }

    private const string Hooks = """
        "hooks":{"approved":[{"command":"test.a","required":true,"compensate":{"command":"test.undo"}},{"command":"test.b","required":true,"onFailure":"compensate"}],"rejected":[{"command":"test.no"}]}
        """;

    private static readonly string[] Routes =
    [
        $"{Some.Stage("a", $"{Some.AreaPost},{Some.User("dep-post")},{Some.User("clerk")}", """
            "quorum":{"atLeast":2},"reject":"quorum","outcomes":["approve","reject","return","abstain"],"sla":{"due":"1wd","remindBefore":["4wh","1wh"],"escalate":[{"after":"0wh","to":[{"user":"prov-post"}],"mode":"add"},{"after":"1wd","to":[{"user":"dep-bhxh"}],"mode":"replace"}]}
            """)},{Some.Stage("b", Some.AreaBhxh, "\"onReject\":\"return\"")}",
        Some.Stage("a", Some.AreaPost) + """
        ,{"id":"p","when":{"field":"budget","op":"gt","value":5000000},"join":{"atLeast":1},"hooks":{"approved":[{"command":"test.stage","compensate":{"command":"test.unstage"}}]},
        "branches":[{"id":"p1","steps":[{"id":"p1a","assign":[{"role":"director","org":"bhxh","level":"area"}],"exclude":[{"step":"a"}]},{"id":"p1b","assign":[{"user":"dep-bhxh"}]}]},
        {"id":"p2","steps":[{"id":"p2a","assign":[{"user":"dep-post"}],"sla":{"due":"2wd","onExpire":{"after":"1wd","outcome":"reject","actions":[{"command":"test.late"}]}}}]}]},
        """ + Some.Stage("z", Some.User("prov-post"), "\"delegate\":\"any\""),
        $"{Some.Stage("a", """{"role":"director","org":"post","level":"area","seats":"person"},{"managerOf":"requester"}""", "\"quorum\":{\"percent\":60},\"onEmpty\":\"parent\"")},{Some.Stage("b", $"{Some.User("clerk")},{Some.User("dep-bhxh")}", "\"quorum\":\"all\"")},{Some.Stage("c", Some.User("clerk"))}",
    ];

    private void Step(Run run)
    {
        var (user, items) = (Pick(People), run.File.Items);
        var item = items.Count == 0 ? null : items[_random.Next(items.Count)];
        var version = _random.Next(12) == 0 ? "0" : run.File.Request.SubjectVersion;
        switch (_random.Next(20))
        {
            case < 8 when item is not null:
                run.Do(user, (f, at) => new Decisions(f, at).Decide(item, new(Pick(Outcome.Approve, Outcome.Approve, Outcome.Approve, Outcome.Reject, Outcome.Return, Outcome.Abstain), version, "vì", ToStage: _random.Next(3) == 0 ? "a" : null)));
                break;
            case 8 when item is not null:
                run.Do(user, (f, at) => new Decisions(f, at).Retract(item));
                break;
            case 9 when item is not null:
                run.Do(user, (f, at) => new Handing(f, at).Delegate(item, Pick(People)));
                break;
            case 10 when item is not null:
                run.Do("boss", (f, at) => new Handing(f, at).Reassign(item, Pick("user:" + Pick(People), "deputy-director@bhxh:th")));
                break;
            case 11:
                run.Do("boss", (f, at) => f.Request.OnHold ? Supervised.Release(f, at, Boss) : Supervised.Hold(f, at, Boss, "chờ"));
                break;
            case 12:
                run.Do("system", (f, at) => new Requests(f, at).SubjectChanged(Some.Snapshot($"{++_version}", Pick("m1", "m2"))));
                break;
            case 13:
                run.Do("ann", (f, at) => new Requests(f, at).Resubmit(Some.Snapshot($"{++_version}", Pick("m1", "m2"))));
                break;
            case 14:
                Leave(run);
                break;
            case 15 when run.File.Incidents.Find(i => i.Open) is { } incident:
                run.Do("boss", (f, at) => new IncidentRoom(f, at).Do(incident, Pick(Enum.GetValues<Resolve>()), ["user:" + Pick(People)]));
                break;
            case 16 when run.File.Actions.Find(a => a is { State: ActionState.Scheduled, NextAt: not null }) is { } action:
                run.Do("system", (f, at) => Answered(f, at, action));
                break;
            case 17 when _random.Next(6) == 0:
                run.Do(Pick("ann", "boss"), (f, at) => _random.Next(2) == 0 ? Supervised.Withdraw(f, at, Boss, null) : Supervised.Cancel(f, at, Boss, "thôi"));
                break;
            default:
                run.Now += TimeSpan.FromHours(_random.Next(1, 30));
                run.Sweep(rows => _rows.AddRange(rows));
                _swept = true;
                break;
        }
    }

    private Answer Answered(CaseFile file, Circumstances at, ActionRun action)
    {
        var actions = new Actions(file, at);
        if (_random.Next(3) > 0) return actions.Succeeded(action, null);
        if (_random.Next(2) == 0) return actions.Refused(action, "không");
        actions.Broke(action, "hỏng");
        return Answer.Done;
    }

    // Somebody goes or comes back, somebody is covered, and the hourly look follows.
    private void Leave(Run run)
    {
        var who = Pick("dir-post", "dir-bhxh", "clerk", "dep-post");
        run.People = run.People with { Users = [.. run.People.Users.Select(u => u.Id == who ? u with { Active = !u.Active } : u)] };
        if (!run.Substitutes.Remove("stand-in")) run.Substitutes["stand-in"] = Pick("dir-post", "dir-bhxh");
        run.Do("system", (f, at) =>
        {
            new Staffing(f, at).Look();
            return Answer.Done;
        });
    }

    private static Caller Boss => new("boss", "api") { Holds = (_, _) => true };

    private T Pick<T>(params T[] of) => of[_random.Next(of.Length)];
}

/// <summary>Thousands of requests in memory, each its own story; the same number tells the same one.</summary>
public sealed class MemoryWalkTests
{
    private static readonly int Stories = Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") is { Length: > 0 } ? 20_000 : 600;

    [Fact]
    public void Whatever_people_do_one_end_is_reached_no_stage_is_skipped_the_quorum_holds_and_the_history_is_complete()
    {
        var ended = new HashSet<int>();
        for (var seed = 0; seed < Stories; seed++)
        {
            try
            {
                new MemoryWalk(seed).Go();
                ended.Add(seed);
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"Story {seed}: {e}");
            }
        }

        Assert.Equal(Stories, ended.Count);
    }
}
