using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Tests.Features;

/// <summary>A request through random decisions, hand-overs, cover, leavers, edits, holds and jumps of the clock; the same seed walks the same way.</summary>
internal sealed class RandomWalk(ApprovalsModule approvals, int seed)
{
    private const int Steps = 30;

    private static readonly string[] People = ["dir-post", "dep-post", "clerk", "dir-bhxh", "prov-post", "ann", "boss", "gone", "stand-in"];

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _left = [];
    private int _version = 1;

    public async Task Run(string subject)
    {
        var id = await approvals.Submit(subject);
        for (var i = 0; i < Steps; i++) await Step(id, subject);
        foreach (var action in await approvals.Actions(id))
            if (action.State == ActionState.Scheduled) await approvals.Send(action.Key);
        approvals.World.Directory = new(Some.Organisation);
        var request = await approvals.Request(id);
        var ends = (await approvals.History(id)).Count(r => r.Event is "Approved" or "Rejected" or "Withdrawn" or "Cancelled");
        Assert.Equal(request.IsClosed ? 1 : 0, ends);
    }

    private async Task Step(Guid id, string subject)
    {
        var user = People[_random.Next(People.Length)];
        var items = await approvals.Items(id);
        var item = items[_random.Next(items.Count)].Id;
        var version = (await approvals.Request(id)).SubjectVersion;
        switch (_random.Next(18))
        {
            case < 6:
                await approvals.Decide(item, user, Pick(Outcome.Approve, Outcome.Approve, Outcome.Approve, Outcome.Reject, Outcome.Return, Outcome.Abstain), version, "vì");
                break;
            case 6:
                await approvals.Work(id, user, (f, at) => f.Item(item) is { } i && f.Items.Contains(i) ? new Decisions(f, at).Retract(i) : Answer.Done);
                break;
            case 7:
                await approvals.Work(id, user, (f, at) => f.Item(item) is { } i && f.Items.Contains(i) ? new Handing(f, at).Delegate(i, Pick(People)) : Answer.Done);
                break;
            case 8:
                await approvals.Work(id, "boss", (f, at) => f.Item(item) is { } i && f.Items.Contains(i) ? new Handing(f, at).Reassign(i, "user:" + Pick(People)) : Answer.Done);
                break;
            case 9:
                await approvals.Work(id, "boss", (f, at) => f.Request.OnHold ? new Requests(f, at).Release() : new Requests(f, at).Hold("chờ"));
                break;
            case 10:
                await Edit(id, subject, Pick("m1", "m2"));
                break;
            case 11:
                await approvals.Work(id, "ann", (f, at) => new Requests(f, at).Resubmit(Some.Snapshot($"{++_version}", Pick("m1", "m2"))));
                break;
            case 12 or 13:
                await Cover(Pick("dir-post", "dir-bhxh", "dep-post"));
                break;
            case 14:
                await Leave(id, Pick("dir-post", "dir-bhxh", "clerk"));
                break;
            default:
                approvals.Clock.Freeze(approvals.Clock.GetUtcNow().AddHours(_random.Next(1, 12)));
                await approvals.Sweep();
                break;
        }
    }

    // Somebody is away for some hours, and somebody stands in.
    private Task Cover(string principal) => approvals.Ask<ApprovalsDbContext, int>(db =>
    {
        var now = approvals.Clock.GetUtcNow();
        db.Add(new Substitution { PrincipalId = principal, SubstituteId = "stand-in", From = now, To = now.AddHours(_random.Next(1, 30)), Reason = "nghỉ", CreatedBy = principal });
        return db.SaveChangesAsync(ApprovalsModule.Ct);
    });

    // Somebody leaves or comes back, and the hourly look follows.
    private async Task Leave(Guid id, string user)
    {
        var people = Some.Organisation;
        if (!_left.Remove(user)) _left.Add(user);
        approvals.World.Directory = new(people with { Users = [.. people.Users.Select(u => _left.Contains(u.Id) ? u with { Active = false } : u)] });
        await approvals.Work(id, "system", (f, at) =>
        {
            new Staffing(f, at).Look();
            return Answer.Done;
        });
    }

    private Task Edit(Guid id, string subject, string material)
    {
        approvals.Subject(subject, $"{++_version}", material);
        return approvals.Work(id, "system", (f, at) => new Requests(f, at).SubjectChanged(Some.Snapshot($"{_version}", material)));
    }

    private T Pick<T>(params T[] of) => of[_random.Next(of.Length)];
}
