using System.Text;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Testing;

namespace Campaigns.Approvals.Tests.Domain;

/// <summary>Every state by every action by every role has an expected answer: the table beside this file is read, and anything else fails. After each
/// answer the promises hold, and what was refused has changed nothing.</summary>
public sealed class AnswerTableTests
{
    private static readonly string Table = Path.Combine(Machine.Root, "tests", "Campaigns.Approvals.Tests", "Domain", "answers.txt");

    private static readonly string[] Roles = ["requester", "asked", "lent", "stands-in", "asked-later", "colleague", "left", "supervisor", "stranger"];

    private static readonly Dictionary<string, Func<Run>> States = new()
    {
        ["open"] = Open,
        ["lent"] = () => With(Open(), r => r.Do("dir-post", (f, at) => new Handing(f, at).Delegate(First(f), "clerk"))),
        ["decided"] = () => With(Open(), r => r.Approve("dir-post", First(r.File))),
        ["superseded"] = () => With(Open("any"), r => r.Approve("dep-post", r.File.Items[1])),
        ["held"] = () => With(Open(), r => r.Do("boss", (f, at) => Supervised.Hold(f, at, As("boss"), "chờ"))),
        ["returned"] = () => With(Open(), r => r.Decide("dep-post", Outcome.Return, r.File.Items[1])),
        ["approved"] = () => With(Open("any"), r => r.Approve("dir-post", First(r.File)), r => r.Approve("dir-bhxh")),
        ["rejected"] = () => With(Open(), r => r.Decide("dep-post", Outcome.Reject, r.File.Items[1])),
        ["withdrawn"] = () => With(Open(), r => r.Do("ann", (f, at) => Supervised.Withdraw(f, at, As("ann"), "thôi"))),
        ["cancelled"] = () => With(Open(), r => r.Do("boss", (f, at) => Supervised.Cancel(f, at, As("boss"), "thôi"))),
    };

    private static readonly Dictionary<string, Func<Run, string, Answer>> Deeds = new()
    {
        ["approve"] = (r, u) => r.Approve(u, First(r.File)),
        ["reject"] = (r, u) => r.Decide(u, Outcome.Reject, First(r.File)),
        ["return"] = (r, u) => r.Decide(u, Outcome.Return, First(r.File)),
        ["abstain"] = (r, u) => r.Decide(u, Outcome.Abstain, First(r.File)),
        ["approve-stale"] = (r, u) => r.Decide(u, Outcome.Approve, First(r.File), version: "0"),
        ["reject-mute"] = (r, u) => r.Decide(u, Outcome.Reject, First(r.File), comment: " "),
        ["retract"] = (r, u) => r.Do(u, (f, at) => new Decisions(f, at).Retract(First(f))),
        ["claim"] = (r, u) => r.Do(u, (f, at) => new Handing(f, at).Claim(First(f), claims: true)),
        ["delegate"] = (r, u) => r.Do(u, (f, at) => new Handing(f, at).Delegate(First(f), "dir-post-2")),
        ["recall"] = (r, u) => r.Do(u, (f, at) => new Handing(f, at).Recall(First(f))),
        ["reassign"] = (r, u) => r.Do(u, (f, at) => Supervised.Reassign(f, at, As(u), First(f), "user:prov-post")),
        ["withdraw"] = (r, u) => r.Do(u, (f, at) => Supervised.Withdraw(f, at, As(u), null)),
        ["resubmit"] = (r, u) => r.Do(u, (f, at) => new Requests(f, at).Resubmit(Some.Snapshot("2"))),
        ["hold"] = (r, u) => r.Do(u, (f, at) => Supervised.Hold(f, at, As(u), "chờ")),
        ["release"] = (r, u) => r.Do(u, (f, at) => Supervised.Release(f, at, As(u))),
        ["cancel"] = (r, u) => r.Do(u, (f, at) => Supervised.Cancel(f, at, As(u), "thôi")),
    };

    [Fact]
    public void Every_state_by_every_action_by_every_role_answers_as_the_table_says()
    {
        var text = new StringBuilder();
        foreach (var (state, begin) in States)
        {
            foreach (var (deed, act) in Deeds) text.Append($"{state} {deed}:").AppendJoin("", Roles.Select(role => $" {role}={Said(begin(), act, role)}")).Append('\n');
        }

        Assert.Equal(States.Count * Deeds.Count, text.ToString().Count(c => c == '\n'));
        Assert.Equal(File.ReadAllText(Table), text.ToString());
    }

    private static string Said(Run run, Func<Run, string, Answer> act, string role)
    {
        var (before, state) = (run.File.Request.Revision, run.File.Request.State);
        var answer = act(run, User(role));
        Check.Invariants(run.File);
        if (answer.Failure is { } failure)
        {
            Assert.Equal((before, state), (run.File.Request.Revision, run.File.Request.State));
            Assert.DoesNotContain(run.Events, e => e != "DecisionRefused");
            return failure.ApiCode;
        }

        if (answer.Replayed) Assert.Equal(before, run.File.Request.Revision);
        return answer.Replayed ? "again" : run.File.Changed ? "done" : "ok";
    }

    private static string User(string role) => role switch
    {
        "requester" => "ann",
        "asked" => "dir-post",
        "lent" => "clerk",
        "stands-in" => "stand-in",
        "asked-later" => "dir-bhxh",
        "colleague" => "dep-post",
        "left" => "dir-post-gone",
        "supervisor" => "boss",
        _ => "stranger",
    };

    // The first stage asks the director and the deputy; the director's item is the one that is acted on. One director left after it was opened.
    private static Run Open() => Open("all");

    private static Run Open(string quorum)
    {
        var people = Some.Organisation with { Positions = [.. Some.Organisation.Positions, new("dir-post-2", "director", "post", "dong-son"), new("dir-post-gone", "director", "post", "dong-son")], Users = [.. Some.Organisation.Users, new("dir-post-gone")] };
        var run = new Run(Some.Route($"{Some.Stage("post", $"{Some.AreaPost},{Some.User("dep-post")}", $"\"quorum\":\"{quorum}\"")},{Some.Stage("bhxh", Some.AreaBhxh)}"), people: people);
        run.People = people with { Users = [.. people.Users.Select(u => u.Id == "dir-post-gone" ? u with { Active = false } : u)] };
        run.Substitutes["stand-in"] = "dir-post";
        return run;
    }

    private static Run With(Run run, params Func<Run, Answer>[] before)
    {
        foreach (var act in before) Assert.Null(act(run).Failure);
        return run;
    }

    private static WorkItem First(CaseFile file) => file.Items.Concat(file.PastItems).OrderBy(i => i.Ordinal).First();

    private static Caller As(string user) => new(user, "api") { Holds = (_, _) => user == "boss" };
}
