using Campaigns.Notifications.Contracts;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Notifications.Tests.Features;

public abstract class DeliveriesTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _house = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _house = await House.With(database, ("Sms:Provider", "http"), ("Sms:Url", "http://127.0.0.1:9/"), ("Sms:Secret", "geheim-geheim-geheim-geheim-32-x"), ("Mail:Host", "127.0.0.1"));

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Who_asked_learns_what_became_of_each_notice_by_its_best_channel()
    {
        foreach (var key in new[] { "sent", "waits", "failed", "half", "kept" }) await _house.Queue(House.Notice(key));
        await _house.Queue(House.Notice("broken", "tests.unknown-field"));
        await _house.In(async s =>
        {
            var db = s.GetRequiredService<NotificationsDbContext>();
            foreach (var message in await db.Messages.ToListAsync(Ct))
            {
                if (message.Key == "failed" || (message.Key == "half" && message.Channel == Channels.Sms)) message.GiveUp("no such number");
                if (message.Key == "kept") message.Keep("notifications.reason-no-provider");
                if (message.Key == "sent" || (message.Key == "half" && message.Channel == Channels.Mail)) message.Sent("r-1", DateTimeOffset.UnixEpoch);
            }

            await db.SaveChangesAsync(Ct);
        });

        var found = await _house.In(s => s.GetRequiredService<IDeliveries>().Of(["sent", "waits", "failed", "half", "kept", "broken", "never"], Ct));
        Assert.Equal([("broken", Delivery.Failed), ("failed", Delivery.Failed), ("half", Delivery.Sent), ("kept", Delivery.Kept), ("sent", Delivery.Sent), ("waits", Delivery.Waiting)],
            found.Select(f => (f.Key, f.Value)).OrderBy(f => f.Key, StringComparer.Ordinal));
        var left = await _house.In(s => s.GetRequiredService<IDeliveries>().NotSent(House.About, "tests.registered", Ct));
        Assert.Equal([("failed", Delivery.Failed), ("kept", Delivery.Kept)], left.Select(f => (f.Key, f.Value)).OrderBy(f => f.Key, StringComparer.Ordinal));
    }
}

public sealed class DeliveriesOnSqlite() : DeliveriesTests(TestDatabase.Sqlite());

public sealed class DeliveriesOnPostgres() : DeliveriesTests(TestDatabase.Postgres());
