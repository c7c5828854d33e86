using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.FollowLink;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Tests.Features;

/// <summary>Links of mails: looking decides nothing, a tap decides once, and what is used, over, closed or changed does not work any more.</summary>
public abstract class LinkTests(TestDatabase database) : IAsyncLifetime
{
    private ApprovalsModule _approvals = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _approvals = await ApprovalsModule.Start(database);
        await _approvals.Publish(Some.RouteText($"{Some.Stage("post", Some.AreaPost, "\"sla\":{\"due\":\"1wd\"}")},{Some.Stage("bhxh", Some.AreaBhxh)}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _approvals.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Looking_as_often_as_one_likes_decides_nothing_and_a_tap_decides_once()
    {
        var id = await _approvals.Submit();
        var token = await Minted(id, "dir-post");
        for (var look = 0; look < 3; look++) Assert.Equal(["approve", "reject", "return"], (await Look(token)).Value.Allowed);
        Assert.Equal(1, (await _approvals.Request(id)).Revision);
        Assert.True((await Tap(token)).Succeeded);
        Assert.Equal("link", (await _approvals.History(id)).First(h => h.Event == "Decided").Channel);
        Assert.Equal(Refusals.LinkUsed, (await Tap(token)).Failures.Single());
        Assert.Equal(Refusals.NotFound, (await Look(new string('0', 32))).Failures.Single());
        Assert.DoesNotContain(token, await _approvals.Ask<ApprovalsDbContext, string>(async db => string.Join(' ', await db.Links.Select(l => l.TokenHash).ToListAsync(Ct))), StringComparison.Ordinal);
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task What_was_decided_changed_or_is_over_does_not_work_any_more()
    {
        var id = await _approvals.Submit();
        var token = await Minted(id, "dir-post");
        await _approvals.Decide((await _approvals.OpenItem(id)).Id, "dir-post");
        Assert.Equal(Refusals.LinkVoid, (await Tap(token)).Failures.Single());
        var other = await _approvals.Submit("s2");
        var late = await Minted(other, "dir-post");
        _approvals.Clock.Freeze(Some.Now.AddDays(9));
        Assert.Equal(Refusals.LinkExpired, (await Look(late)).Failures.Single());
        await _approvals.HoldsAll();
    }

    [Fact]
    public async Task Of_two_who_tap_together_one_decides()
    {
        var id = await _approvals.Submit();
        var token = await Minted(id, "dir-post");
        var came = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Tap(token)));
        Assert.InRange(came.Count(c => c.Succeeded), 1, 4); // The same word of the same person again is the same word.
        Assert.Single(await _approvals.History(id), h => h.Event == "Decided");
        await _approvals.HoldsAll();
    }

    private async Task<string> Minted(Guid request, string user)
    {
        var item = (await _approvals.OpenItem(request)).Id;
        return await _approvals.Ask<Both, string>(async both =>
        {
            var file = (await both.Work.Look(request, Caller.Engine, Ct)).File!;
            var token = await both.Links.Mint(file, file.Item(item)!, user, Ct);
            await both.Db.SaveChangesAsync(Ct);
            return token!;
        });
    }

    private Task<Kernel.Commands.Result<FollowedLink>> Look(string token) => _approvals.Ask<LinkDesk, Kernel.Commands.Result<FollowedLink>>(l => l.Look(token, Ct));

    private Task<Kernel.Commands.Result<Worked>> Tap(string token) => _approvals.Ask<LinkDesk, Kernel.Commands.Result<Worked>>(l => l.Decide(token, Outcome.Approve, null, null, Ct));
}

/// <summary>What a link is made with, of one scope.</summary>
internal sealed record Both(ApprovalsDbContext Db, CaseWork Work, LinkDesk Links);

public sealed class LinksOnSqlite() : LinkTests(TestDatabase.Sqlite());

public sealed class LinksOnPostgres() : LinkTests(TestDatabase.Postgres());
