using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.TellPeople;
using Campaigns.Approvals.Jobs;
using Campaigns.Kernel.Jobs;
using Campaigns.Notifications.Contracts;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Approvals.Tests.Features;

/// <summary>Who wants a digest is told of everything at once, on working days at eight; and whoever dies while telling tells once all the same.</summary>
public abstract class TellingTests(TestDatabase database) : IAsyncLifetime
{
    private readonly Letterbox _letters = new();
    private ApprovalsModule _approvals = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _approvals = await ApprovalsModule.Start(database, s => s.AddSingleton<INotifications>(_letters).AddSingleton<IContacts>(new Everybody()));
        await _approvals.Publish(Some.RouteText($"{Some.Stage("post", Some.AreaPost)},{Some.Stage("bhxh", Some.AreaBhxh)}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _approvals.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Who_wants_a_digest_gets_one_letter_of_all_on_a_working_day_and_nothing_before()
    {
        await Wants("dir-post");
        var first = await _approvals.Submit("s1");
        await _approvals.Submit("s2");
        await _approvals.Deliver();
        Assert.DoesNotContain(_letters.Sent, l => l.To.Name == "dir-post");

        await Eight(new(2026, 1, 10, 8, 0, 0, TimeSpan.FromHours(7))); // A Saturday.
        Assert.Empty(_letters.Sent);
        await Eight(new(2026, 1, 12, 8, 0, 0, TimeSpan.FromHours(7)));
        var digest = Assert.Single(_letters.Sent);
        Assert.Equal((ApprovalNotices.Digest, "dir-post", 2), (digest.Template, digest.To.Name, (int)digest.Values["count"]!));
        Assert.Equal(2, ((IEnumerable<string>)digest.Values["lines"]!).Count());

        // Who did not ask for it is told at once, and what was told is not told again.
        await _approvals.Decide((await _approvals.OpenItem(first)).Id, "dir-post");
        await _approvals.Deliver();
        Assert.Contains(_letters.Sent, l => l.To.Name == "dir-bhxh" && l.Template == "approvals.opened");
        await Eight(new(2026, 1, 13, 8, 0, 0, TimeSpan.FromHours(7)));
        Assert.Single(_letters.Sent, l => l.Template == ApprovalNotices.Digest);
    }

    [Fact]
    public async Task A_digest_that_died_before_it_was_noted_is_one_letter_and_what_came_meanwhile_waits_for_the_next()
    {
        await Wants("dir-post");
        await _approvals.Submit("s1");
        var eight = new DateTimeOffset(2026, 1, 12, 8, 0, 0, TimeSpan.FromHours(7));
        _approvals.Clock.Freeze(eight);
        _letters.DiesAfter = true;
        await Assert.ThrowsAsync<SimulatedCrashException>(() => Eight(eight));
        _approvals.Clock.Freeze(eight.AddMinutes(5));
        await _approvals.Submit("s2");
        await Eight(eight);
        Assert.Equal(1, (int)Assert.Single(_letters.Sent).Values["count"]!);
        await Eight(eight.AddDays(1));
        Assert.Equal([1, 1], _letters.Sent.Select(l => (int)l.Values["count"]!));
    }

    [Fact]
    public async Task Who_dies_between_the_links_and_the_letters_tells_once_when_it_is_tried_again()
    {
        await _approvals.Submit("s1");
        _letters.DiesBefore = true;
        await _approvals.Deliver();
        Assert.Empty(_letters.Sent);
        Assert.Equal(1, await _approvals.Ask<ApprovalsDbContext, int>(db => db.Links.CountAsync(Ct)));
        await Again();
        Assert.Equal("dir-post", Assert.Single(_letters.Sent).To.Name);
        Assert.Equal(0, await _approvals.Ask<ApprovalsDbContext, int>(db => db.Notices.CountAsync(n => n.SentAt == null, Ct)));
    }

    // The delivery failed and waits for its next try: only one that is not marked as done is tried.
    private async Task Again()
    {
        Assert.NotEmpty(await _approvals.FailedDeliveries());
        await _approvals.TryAgain();
        await _approvals.Deliver();
    }

    private async Task Wants(string user) => await _approvals.Ask<ApprovalsDbContext, int>(db =>
    {
        db.Add(new Preference { UserId = user, Digest = true });
        return db.SaveChangesAsync(Ct);
    });

    private Task Eight(DateTimeOffset at) => _approvals.Ask<IServiceProvider, int>(async services =>
    {
        if (_approvals.Clock.GetUtcNow() < at) _approvals.Clock.Freeze(at);
        await ActivatorUtilities.CreateInstance<SendDigests>(services).Run(new Tick(at), Ct);
        return 0;
    });

    private sealed class Everybody : IContacts
    {
        public Task<IReadOnlyDictionary<string, Contact>> Of(IReadOnlyCollection<string> users, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<string, Contact>>(users.ToDictionary(u => u, u => new Contact(u, null, u + "@example.vn")));
    }

    /// <summary>Keeps what was handed over, once for each key, as the real one does.</summary>
    private sealed class Letterbox : INotifications
    {
        private readonly Lock _lock = new();

        public List<Notifications.Contracts.Notice> Sent { get; } = [];

        public bool DiesBefore { get; set; }

        public bool DiesAfter { get; set; }

        public Task<int> Queue(Notifications.Contracts.Notice notice, CancellationToken ct) => QueueAll([notice], ct);

        public Task<int> QueueAll(IReadOnlyList<Notifications.Contracts.Notice> notices, CancellationToken ct)
        {
            lock (_lock)
            {
                if (DiesBefore)
                {
                    DiesBefore = false;
                    throw new SimulatedCrashException("before the letters");
                }

                var added = notices.Where(n => Sent.TrueForAll(s => s.Key != n.Key)).ToList();
                Sent.AddRange(added);
                if (!DiesAfter) return Task.FromResult(added.Count);
                DiesAfter = false;
                throw new SimulatedCrashException("after the letters");
            }
        }
    }
}

public sealed class TellingOnSqlite() : TellingTests(TestDatabase.Sqlite());

public sealed class TellingOnPostgres() : TellingTests(TestDatabase.Postgres());
